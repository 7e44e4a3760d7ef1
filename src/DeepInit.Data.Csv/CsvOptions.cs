namespace DeepInit;

/// <summary>How a CSV file is written.</summary>
public sealed class CsvOptions
{
    /// <summary>Whether the first line has the names of the columns; true unless given. Without them they are named by number, from 0.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>What separates cells; found out from the first line (comma, semicolon, tab or bar) unless given.</summary>
    public char? Delimiter { get; init; }

    /// <summary>Cells that stand for a missing value; empty ones, <c>?</c>, <c>NA</c> and <c>NaN</c> unless given.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["", "?", "NA", "NaN"];
}
