namespace DeepInit;

/// <summary>A curve of a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Style">Its class in the report's style sheet, which has its colour.</param>
/// <param name="Values">A value for each epoch; NaN where there is none.</param>
/// <param name="Colour">Its colour as CSS, where the style sheet has none for it.</param>
internal sealed record ChartSeries(string Name, string Style, IReadOnlyList<double> Values, string? Colour = null)
{
    /// <summary>The attributes that give an element its colour.</summary>
    public string Attributes(string classes = "") =>
        $"class=\"{(classes.Length > 0 ? classes + " " : "")}{Style}\"{(Colour is null ? "" : $" style=\"--curve:{Colour}\"")}";
}
