namespace DeepInit;

/// <summary>A curve of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Style">Its class in the report's style sheet, which has its colour.</param>
/// <param name="Values">A value for each epoch; NaN where there is none.</param>
internal sealed record ChartSeries(string Name, string Style, IReadOnlyList<double> Values);
