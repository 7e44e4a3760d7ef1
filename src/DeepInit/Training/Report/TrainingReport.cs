using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>The picture of a training: one HTML file that needs no other and no network.</summary>
internal static class TrainingReport
{
    public static string Write(History history, LearningRateCurve? rates = null) => ReportPage.Write($"{history.Network}: training report", page => Write(page, history, rates));

    private static void Write(StringBuilder page, History history, LearningRateCurve? rates)
    {
        page.Append($"<h1>{Html.Text(history.Network)}</h1>\n");
        Facts(page, history);
        if (history.Count > 0)
            Curves(page, history);
        rates?.Draw(page);
        if (history.Initialization is { } start)
            StartPicture.Draw(page, start);
        if (history.Layers is { Norms.Count: > 0 } normed)
            LayerPictures.Norms(page, normed);
        if (history.Layers is { } layers)
            LayerPictures.Activations(page, layers);
        foreach (ConfusionTable table in history.ConfusionTables)
            Confusion(page, table);
        if (history.Weights.Count > 0)
            Weights(page, history);
        if (history.Summary.Length > 0)
            page.Append($"<section class=\"wide\"><h2>Network</h2><pre>{Html.Text(history.Summary.TrimEnd())}</pre></section>\n");
        if (history.Count > 0)
            Epochs(page, history);
    }

    private static void Facts(StringBuilder page, History history)
    {
        page.Append("<div class=\"facts\">\n");
        if (history.Best is { } best)
        {
            Fact("epochs", history.Count.ToString(CultureInfo.InvariantCulture));
            Fact("time", Duration(history.Sum(e => e.Seconds)));
            Fact("best epoch", best.Epoch.ToString(CultureInfo.InvariantCulture));
            foreach (KeyValuePair<string, double> value in best.Values)
                Fact(value.Key, Number(value.Value));
        }

        page.Append("</div>\n");
        if (history.StopReason is { } reason)
            page.Append($"<p class=\"stop\">Stopped early. {Html.Text(reason)}</p>\n");

        foreach (string note in history.Notes)
            page.Append($"<p class=\"stop\">{Html.Text(note)}</p>\n");

        void Fact(string name, string value) => page.Append($"<div><b>{value}</b><span>{Html.Text(name)}</span></div>\n");
    }

    private static void Curves(StringBuilder page, History history)
    {
        var epochs = new EpochAxis([.. history.Select(e => e.Epoch)]);
        Dictionary<string, double>[] values = [.. history.Select(e => Named(e.Values))];
        foreach (string name in values.SelectMany(v => v.Keys).Where(n => !n.StartsWith("val_", StringComparison.Ordinal)).Distinct())
        {
            var series = new List<ChartSeries> { new("training", "training", Column(name)) };
            if (values.Any(v => v.ContainsKey("val_" + name)))
                series.Add(new ChartSeries("validation", "validation", Column("val_" + name)));
            Section(name, Chart.Draw(epochs, series, logarithmic: name == "loss"));
        }

        Section("learning rate", Chart.Draw(epochs, [new ChartSeries("rate", "rate", [.. history.Select(e => e.LearningRate)])]));

        double[] Column(string name) => [.. values.Select(v => v.TryGetValue(name, out double value) ? value : double.NaN)];

        void Section(string title, string chart) => page.Append($"<section><h2>{Html.Text(title)}</h2>{chart}</section>\n");
    }

    private static void Confusion(StringBuilder page, ConfusionTable table)
    {
        int classes = table.Counts.GetLength(0);
        page.Append($"<section><h2>Confusion matrix, {Html.Text(table.Rows)}</h2><div class=\"scroll\"><table class=\"confusion\">\n");
        page.Append($"<tr><td></td><th colspan=\"{classes}\">predicted</th></tr><tr><th>actual</th>");
        for (int p = 0; p < classes; p++)
            page.Append($"<th>{Html.Text(Label(p))}</th>");
        page.Append("</tr>\n");
        for (int a = 0; a < classes; a++)
        {
            long total = 0;
            for (int p = 0; p < classes; p++)
                total += table.Counts[a, p];
            page.Append($"<tr><th>{Html.Text(Label(a))}</th>");
            for (int p = 0; p < classes; p++)
            {
                double share = total == 0 ? 0 : table.Counts[a, p] / (double)total;
                string shade = share.ToString("0.###", CultureInfo.InvariantCulture);
                page.Append($"<td class=\"{(a == p ? "right" : "wrong")}{(share > 0.6 ? " strong" : "")}\" style=\"--share:{shade}\" title=\"{shade} of class {Html.Text(Label(a))}\">");
                page.Append(table.Counts[a, p].ToString(CultureInfo.InvariantCulture)).Append("</td>");
            }

            page.Append("</tr>\n");
        }

        page.Append("</table></div></section>\n");

        string Label(int c) => c < table.Labels.Count ? table.Labels[c] : c.ToString(CultureInfo.InvariantCulture);
    }

    private static void Weights(StringBuilder page, History history)
    {
        page.Append("<section class=\"wide\"><h2>Parameters</h2><div class=\"scroll\"><table>\n");
        page.Append("<tr><th>name</th><th>shape</th><th>norm before</th><th>norm after</th><th>mean after</th><th>deviation after</th></tr>\n");
        foreach (WeightStatistics weights in history.Weights)
        {
            page.Append($"<tr><td>{Html.Text(weights.Name)}</td><td>{Html.Text(weights.Shape)}</td><td class=\"n\">{Number(weights.NormBefore)}</td>");
            page.Append($"<td class=\"n\">{Number(weights.NormAfter)}</td><td class=\"n\">{Number(weights.Mean)}</td><td class=\"n\">{Number(weights.Deviation)}</td></tr>\n");
        }

        page.Append("</table></div></section>\n");
    }

    private static void Epochs(StringBuilder page, History history)
    {
        string[] names = [.. history.SelectMany(e => e.Values.Select(v => v.Key)).Distinct()];
        page.Append("<section class=\"wide\"><details><summary>All epochs</summary><div class=\"scroll\"><table>\n<tr><th>epoch</th>");
        foreach (string name in names)
            page.Append($"<th>{Html.Text(name)}</th>");
        page.Append("<th>learning rate</th><th>seconds</th></tr>\n");
        foreach (EpochProgress epoch in history)
        {
            Dictionary<string, double> values = Named(epoch.Values);
            page.Append($"<tr><td class=\"n\">{epoch.Epoch}</td>");
            foreach (string name in names)
                page.Append($"<td class=\"n\">{(values.TryGetValue(name, out double value) ? Number(value) : "")}</td>");
            page.Append($"<td class=\"n\">{Number(epoch.LearningRate)}</td><td class=\"n\">{epoch.Seconds.ToString("0.00", CultureInfo.InvariantCulture)}</td></tr>\n");
        }

        page.Append("</table></div></details></section>\n");
    }

    /// <summary>By name; of two metrics of one name the first.</summary>
    private static Dictionary<string, double> Named(IEnumerable<KeyValuePair<string, double>> values)
    {
        var named = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, double> value in values)
        {
            if (!named.ContainsKey(value.Key))
                named.Add(value.Key, value.Value);
        }

        return named;
    }

    /// <summary>About four digits, for people.</summary>
    internal static string Number(double value) =>
        value.ToString(Math.Abs(value) is 0 or (>= 1e-3 and < 1e5) ? "0.####" : "0.###e+0", CultureInfo.InvariantCulture);

    private static string Duration(double seconds) =>
        seconds < 60 ? seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s" : TimeSpan.FromSeconds(Math.Round(seconds)).ToString("c", CultureInfo.InvariantCulture);
}
