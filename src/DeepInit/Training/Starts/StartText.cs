using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>An <see cref="InitializationReport"/> in words.</summary>
internal static class StartText
{
    private const int ColumnsShown = 8;

    /// <summary>What stands above the columns of the table.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["layer", "shape", "mean", "deviation", "now", "factor", "dead", "saturated", "gradient", "what"];

    /// <summary>The whole report.</summary>
    public static string Of(InitializationReport report)
    {
        var text = new StringBuilder();
        text.Append($"{report.Network}: start from data, measured on {Counted.Of(report.Rows, "row")}\n\n");
        List<string[]> rows = [[.. Heads], .. report.Layers.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Heads.Count).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
            text.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
        text.Append('\n').Append(Loss(report)).Append('\n');
        foreach (string line in Columns(report))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>The cells of a layer's row, under <see cref="Heads"/>.</summary>
    public static string[] Cells(LayerStart layer) =>
    [
        layer.Layer.Name,
        string.Join("×", layer.Layer.Shape),
        Optional(layer.Mean),
        Optional(layer.DeviationBefore),
        Optional(layer.DeviationAfter),
        layer.Factor is { } factor ? "×" + Number(factor) : "",
        Share(layer.DeadUnits),
        Share(layer.Saturated),
        Optional(layer.GradientNorm),
        What(layer),
    ];

    /// <summary>The sentence about the loss at the start.</summary>
    public static string Loss(InitializationReport report)
    {
        string loss = $"loss at the start {Number(report.LossBefore)} → {Number(report.LossAfter)}";
        if (report.LabelLoss is not { } labels)
            return loss;
        string verdict = report.LossAfter > labels + (0.1 * Math.Abs(labels)) + 1e-6 ? "; it starts above that, and will first unlearn" : "";
        return $"{loss}; of the labels alone (for classes, their entropy) {Number(labels)}{verdict}";
    }

    /// <summary>A line for each kind of fault among the columns.</summary>
    public static IEnumerable<string> Columns(InitializationReport report) => report.Columns.GroupBy(column => (column.Input, column.Fault)).Select(group =>
    {
        InputColumn[] columns = [.. group];
        string which = columns[0].Column is null ? "as a whole"
            : string.Join(", ", columns.Take(ColumnsShown).Select(column => column.Fault == InputFault.Constant ? $"{column.Column}" : $"{column.Column} ({Number(column.Mean)} ± {Number(column.Deviation)})"))
            + (columns.Length > ColumnsShown ? $" and {columns.Length - ColumnsShown} more" : "");
        string what = group.Key.Fault switch
        {
            InputFault.Constant => "constant, and say nothing",
            InputFault.Large => "large beside the deviation of 1 that weights start for: standardise them",
            _ => "small beside the deviation of 1 that weights start for: standardise them",
        };
        return $"columns of '{group.Key.Input}' that are {what}: {which}";
    });

    /// <summary>Three digits, for people.</summary>
    public static string Number(double value) => value.ToString(Math.Abs(value) is 0 or (>= 1e-2 and < 1e4) ? value is > -1 and < 1 ? "0.###" : "0.##" : "0.##e+0", CultureInfo.InvariantCulture);

    private static string Optional(double? value) => value is { } number ? Number(number) : "";

    private static string Share(double? share) => share is { } part ? (100 * part).ToString(part is > 0 and < 0.01 ? "0.0" : "0", CultureInfo.InvariantCulture) + " %" : "";

    private static string What(LayerStart layer)
    {
        string weights = layer.Left is { } left ? "left: " + left : "";
        string bias = layer.Bias is { } values ? $"bias of the labels: {string.Join(" ", values.Take(ColumnsShown).Select(Number))}{(values.Count > ColumnsShown ? " …" : "")}"
            : layer.BiasLeft is { } why ? $"bias left: {why}" : "";
        return weights.Length > 0 && bias.Length > 0 ? $"{weights}; {bias}" : weights + bias;
    }
}
