using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>What <see cref="LayerStatistics"/> saw, as pictures: activations at the start, norms over the epochs.</summary>
internal static class LayerPictures
{
    private const int Width = 200;
    private const int Height = 56;

    /// <summary>A histogram for each layer, all over the same range.</summary>
    public static void Activations(StringBuilder page, LayerStatistics statistics)
    {
        page.Append("<section class=\"wide\"><h2>Activations at the start</h2>\n<p class=\"note\">Before the first step, in the order of the layers, all over the same range; ");
        page.Append("the dashed line is 0. A good initialisation keeps the variance of about one size from the first layer to the last: a spike has vanished, a ");
        page.Append("flat one has exploded. A dead unit is 0 for every row and learns nothing.</p>\n<div class=\"layers\">\n");
        foreach (LayerActivations layer in statistics.Activations)
        {
            string activation = layer.Layer.Activation == Activation.Linear ? "" : $" {layer.Layer.Activation}";
            page.Append($"<div><h3>{Html.Text(layer.Layer.Name)}<span> {string.Join("×", layer.Layer.Shape)}{activation}</span></h3>{Histogram(layer.Histogram)}\n<dl>");
            page.Append($"<dt>mean</dt><dd>{TrainingReport.Number(layer.Mean)}</dd><dt>variance</dt><dd>{TrainingReport.Number(layer.Variance)}</dd>");
            if (layer.DeadUnits is { } dead)
            {
                string share = (100 * dead).ToString(dead is > 0 and < 0.01 ? "0.0" : "0", CultureInfo.InvariantCulture);
                page.Append($"<dt>dead units</dt><dd{(dead >= 0.5 ? " class=\"bad\"" : "")}>{share} %</dd>");
            }

            page.Append("</dl></div>\n");
        }

        page.Append("</div></section>\n");
    }

    /// <summary>A chart of the norms of parameters, and one of those of gradients; the colours run from the first layer to the last.</summary>
    public static void Norms(StringBuilder page, LayerStatistics statistics)
    {
        Section("weight norms", layer => layer.Weights);
        Section("gradient norms", layer => layer.Gradients);

        void Section(string title, Func<LayerNorms, IReadOnlyList<double>> values)
        {
            int count = statistics.Norms.Count;
            ChartSeries[] series = [.. statistics.Norms.Select((layer, i) => new ChartSeries(layer.Layer, "layer", values(layer), Colour(i, count)))];
            page.Append($"<section><h2>{title}</h2>{Chart.Draw(new EpochAxis(statistics.Epochs), series, logarithmic: true)}</section>\n");
        }
    }

    // From blue over violet and red to orange: told apart on white and on black, and no green beside red.
    private static string Colour(int index, int count)
    {
        double way = count == 1 ? 0 : index / (count - 1.0);
        return string.Format(CultureInfo.InvariantCulture, "hsl({0:0} 80% 56%)", (215 + (175 * way)) % 360);
    }

    private static string Histogram(double[] shares)
    {
        var svg = new StringBuilder();
        svg.Append($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\">");
        double tallest = shares.Max();
        double step = Width / (double)shares.Length;
        for (int i = 0; i < shares.Length && tallest > 0; i++)
        {
            // The root of the share, so that what is rare is seen beside a spike.
            double height = (Height - 2) * Math.Sqrt(shares[i] / tallest);
            if (height >= 0.1)
                svg.Append(Format($"<rect x=\"{i * step:0.##}\" y=\"{Height - height:0.##}\" width=\"{step - 0.6:0.##}\" height=\"{height:0.##}\"/>"));
        }

        return svg.Append($"<line class=\"zero\" x1=\"{Width / 2}\" y1=\"0\" x2=\"{Width / 2}\" y2=\"{Height}\"/><line class=\"grid\" x1=\"0\" y1=\"{Height}\" x2=\"{Width}\" y2=\"{Height}\"/></svg>").ToString();
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
