namespace DeepInit;

/// <summary>A place on the axis of a chart with a name of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Where it is, as the axis counts.</param>
internal sealed record ChartMark(string Name, double Position);
