namespace DeepInit;

/// <summary>A row of a CSV file.</summary>
/// <param name="Cells">Its cells as text.</param>
/// <param name="Line">The line of the file that it begins in, from 1.</param>
internal readonly record struct CsvRow(string[] Cells, long Line);
