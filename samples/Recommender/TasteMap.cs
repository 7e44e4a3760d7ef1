using System.Globalization;
using System.Net;
using System.Text;

namespace Recommender;

/// <summary>Draws items where the network has put them: the two directions in which their vectors differ most (principal components).</summary>
internal static class TasteMap
{
    private const int Width = 900;
    private const int Height = 600;

    private static readonly string[] Colours = ["#4269d0", "#efb118", "#ff725c", "#6cc5b0", "#3ca951", "#ff8ab7", "#a463f2", "#97bbf5", "#9c6b4e", "#9498a0"];

    /// <summary>An SVG picture.</summary>
    /// <param name="vectors">The vector of each item that is drawn.</param>
    /// <param name="titles">What each is called.</param>
    /// <param name="kinds">The kind that each is coloured by.</param>
    /// <param name="named">How many of the first have their titles beside them.</param>
    public static string Draw(double[][] vectors, string[] titles, string[] kinds, int named)
    {
        (double X, double Y)[] places = Places(vectors);
        string[] groups = [.. kinds.GroupBy(kind => kind).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)];
        double left = places.Min(p => p.X), right = places.Max(p => p.X), low = places.Min(p => p.Y), high = places.Max(p => p.Y);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"Items by taste\">\n");
        for (int i = 0; i < places.Length; i++)
        {
            double x = 20 + ((Width - 40) * (places[i].X - left) / Math.Max(1e-9, right - left)), y = 20 + ((Height - 40) * (places[i].Y - low) / Math.Max(1e-9, high - low));
            string colour = ColourOf(groups, kinds[i]), title = WebUtility.HtmlEncode(titles[i]);
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.0}\" cy=\"{y:0.0}\" r=\"4\" fill=\"{colour}\"><title>{title} ({WebUtility.HtmlEncode(kinds[i])})</title></circle>\n");
            if (i < named)
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{(x < Width - 200 ? x + 6 : x - 6):0.0}\" y=\"{y + 3:0.0}\" text-anchor=\"{(x < Width - 200 ? "start" : "end")}\">{title}</text>\n");
        }

        svg.Append("</svg>\n<p>");
        foreach (string group in groups)
            svg.Append($"<span class=\"key\" style=\"background:{ColourOf(groups, group)}\"></span>{WebUtility.HtmlEncode(group)} ");
        return svg.Append("</p>\n").ToString();
    }

    private static string ColourOf(string[] groups, string kind) => Colours[Math.Min(Array.IndexOf(groups, kind), Colours.Length - 1)];

    // The covariance's first two eigenvectors by power iteration, the second kept at right angles to the first.
    private static (double X, double Y)[] Places(double[][] vectors)
    {
        int width = vectors[0].Length;
        double[] mean = [.. Enumerable.Range(0, width).Select(f => vectors.Average(v => v[f]))];
        double[][] centred = [.. vectors.Select(v => v.Zip(mean, (x, m) => x - m).ToArray())];
        double[] first = Direction(centred, width, null), second = Direction(centred, width, first);
        return [.. centred.Select(v => (Dot(v, first), Dot(v, second)))];
    }

    private static double[] Direction(double[][] rows, int width, double[]? other)
    {
        double[] direction = [.. Enumerable.Range(0, width).Select(f => Math.Cos(f + 1))];
        for (int iteration = 0; iteration < 100; iteration++)
        {
            var next = new double[width];
            foreach (double[] row in rows)
            {
                double along = Dot(row, direction);
                for (int f = 0; f < width; f++)
                    next[f] += along * row[f];
            }

            double shared = other is null ? 0 : Dot(next, other);
            for (int f = 0; f < width; f++)
                next[f] -= shared * (other?[f] ?? 0);
            double length = Math.Sqrt(Dot(next, next));
            direction = length > 0 ? Array.ConvertAll(next, x => x / length) : direction;
        }

        return direction;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
