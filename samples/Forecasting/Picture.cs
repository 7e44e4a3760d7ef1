using System.Globalization;
using System.Text;

namespace Forecasting;

/// <summary>A picture of forecasts, as SVG: the series, what was forecast one point ahead, and the points to come with a band of twice the usual error.</summary>
internal static class Picture
{
    private const int Width = 960, Height = 360, Margin = 48;

    /// <summary>Draws the end of a series.</summary>
    /// <param name="path">The file.</param>
    /// <param name="series">The series.</param>
    /// <param name="first">The first point to draw.</param>
    /// <param name="oneAhead">Forecasts of the points from <paramref name="first"/>, each one point ahead.</param>
    /// <param name="future">The forecasts of the points to come.</param>
    /// <param name="errors">The usual error of each of these.</param>
    public static void Save(string path, Series series, int first, double[] oneAhead, double[] future, double[] errors)
    {
        int points = series.Values.Length;
        double[] actual = [.. series.Values.Skip(first).Select(value => (double)value)];
        double[] upper = [.. future.Select((value, h) => value + (2 * errors[h]))], lower = [.. future.Select((value, h) => value - (2 * errors[h]))];
        double low = actual.Concat(lower).Min(), high = actual.Concat(upper).Max();
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"13\">");
        svg.AppendLine(CultureInfo.InvariantCulture, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/><text x=\"{Margin}\" y=\"24\">{series.Name}: <tspan fill=\"#555555\">the series</tspan>, <tspan fill=\"#d9480f\">forecast one point ahead</tspan>, <tspan fill=\"#1c7ed6\">{future.Length} points ahead, ± 2 errors</tspan></text>");
        foreach (double value in (double[])[low, (low + high) / 2, high])
            svg.AppendLine(CultureInfo.InvariantCulture, $"<line x1=\"{Margin}\" x2=\"{Width}\" y1=\"{Y(value)}\" y2=\"{Y(value)}\" stroke=\"#dddddd\"/><text x=\"4\" y=\"{Y(value)}\">{value:0.#}</text>");
        svg.AppendLine($"<polygon fill=\"#d0ebff\" points=\"{Line(points, upper)} {string.Join(' ', Line(points, lower).Split(' ').Reverse())}\"/>");
        Stroke(first, actual, "#555555");
        Stroke(first, oneAhead, "#d9480f");
        Stroke(points, future, "#1c7ed6");
        svg.AppendLine("</svg>");
        File.WriteAllText(path, svg.ToString());

        void Stroke(int from, double[] values, string color) => svg.AppendLine($"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"1.5\" points=\"{Line(from, values)}\"/>");

        string Line(int from, double[] values) => string.Join(' ', values.Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"{X(from + i):0.0},{Y(value)}")));

        double X(int t) => Margin + ((Width - Margin) * (double)(t - first) / (points + future.Length - 1 - first));

        string Y(double value) => (Height - 24 - ((Height - 72) * (value - low) / (high - low))).ToString("0.0", CultureInfo.InvariantCulture);
    }
}
