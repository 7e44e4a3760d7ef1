using System.Globalization;
using System.Text;

namespace DeepInit.Benchmarks.Evidence;

/// <summary>Curves as a picture, readable on light and dark pages.</summary>
internal static class LinePlot
{
    private const double Left = 52;
    private const double Top = 34;
    private const double PlotWidth = 470;
    private const double PlotHeight = 300;

    // Okabe & Ito 2008: distinct for colour-blind readers, too.
    private static readonly string[] Colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f3c8d", "#8c8c00", "#8b4513"];

    /// <summary>Draws lines with their names, in order, beside the plot; those without a name are grey and lie below.</summary>
    /// <param name="title">Above.</param>
    /// <param name="across">Below the axis.</param>
    /// <param name="ticks">Positions and texts on the axis below.</param>
    /// <param name="range">The values at the bottom and at the top.</param>
    /// <param name="series">Names and points; the first and the last tick are the ends of the axis.</param>
    public static string Draw(string title, string across, IReadOnlyList<(double X, string Text)> ticks, (double Low, double High) range, IEnumerable<(string? Name, IReadOnlyList<(double X, double Y)> Points)> series)
    {
        (string? Name, IReadOnlyList<(double X, double Y)> Points)[] all = [.. series];
        string[] names = [.. all.Select(line => line.Name).OfType<string>()];
        var svg = new StringBuilder();
        svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 390\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n<rect width=\"760\" height=\"390\" fill=\"#fff\"/>\n"));
        svg.Append(Text($"<text x=\"{Left}\" y=\"20\" font-size=\"14\" font-weight=\"bold\">{Escaped(title)}</text>\n<text x=\"{Left + (PlotWidth / 2)}\" y=\"380\" text-anchor=\"middle\">{Escaped(across)}</text>\n"));
        foreach ((double x, string text) in ticks)
            svg.Append(Text($"<path d=\"M{X(x):0.#} {Top}V{Top + PlotHeight}\" stroke=\"#ddd\"/><text x=\"{X(x):0.#}\" y=\"{Top + PlotHeight + 18}\" text-anchor=\"middle\">{text}</text>\n"));
        for (int i = 0; i <= 5; i++)
        {
            double value = range.Low + ((range.High - range.Low) * i / 5);
            svg.Append(Text($"<path d=\"M{Left} {Y(value):0.#}H{Left + PlotWidth}\" stroke=\"#ddd\"/><text x=\"{Left - 6}\" y=\"{Y(value) + 4:0.#}\" text-anchor=\"end\">{value:0.##}</text>\n"));
        }

        foreach ((string? name, IReadOnlyList<(double X, double Y)> points) in all.OrderBy(line => line.Name is not null))
        {
            string path = string.Concat(points.Select((point, i) => Text($"{(i == 0 ? 'M' : 'L')}{X(point.X):0.#} {Y(Math.Clamp(point.Y, range.Low, range.High)):0.#}")));
            int colour = name is null ? -1 : Array.IndexOf(names, name);
            svg.Append(Text($"<path d=\"{path}\" fill=\"none\" stroke=\"{(colour < 0 ? "#c8c8c8" : Colours[colour % Colours.Length])}\" stroke-width=\"{(colour < 0 ? 1 : 2.2)}\"/>\n"));
        }

        for (int i = 0; i < names.Length; i++)
        {
            double y = Top + 12 + (20 * i);
            svg.Append(Text($"<path d=\"M{Left + PlotWidth + 14} {y}h22\" stroke=\"{Colours[i % Colours.Length]}\" stroke-width=\"3\"/><text x=\"{Left + PlotWidth + 42}\" y=\"{y + 4}\">{Escaped(names[i])}</text>\n"));
        }

        return svg.Append("</svg>\n").ToString();

        double X(double value) => Left + (PlotWidth * (value - ticks[0].X) / (ticks[^1].X - ticks[0].X));

        double Y(double value) => Top + (PlotHeight * (range.High - value) / (range.High - range.Low));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
