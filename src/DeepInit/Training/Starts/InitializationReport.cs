using System.Text;

namespace DeepInit;

/// <summary>How a network starts, layer by layer, and what its data changed of it; see <see cref="DataInitializer"/>.</summary>
public sealed class InitializationReport
{
    internal InitializationReport(
        string network, int rows, IReadOnlyList<LayerStart> layers, IReadOnlyList<InputColumn> columns, double lossBefore, double lossAfter, double? labelLoss)
    {
        Network = network;
        Rows = rows;
        Layers = layers;
        Columns = columns;
        LossBefore = lossBefore;
        LossAfter = lossAfter;
        LabelLoss = labelLoss;
    }

    /// <summary>The name of the network's class.</summary>
    public string Network { get; }

    /// <summary>How many rows its layers were measured on.</summary>
    public int Rows { get; }

    /// <summary>The layers with weights, and those that end in an activation which can die or saturate, in the order in which they are computed.</summary>
    public IReadOnlyList<LayerStart> Layers { get; }

    /// <summary>Columns of the inputs that are constant or badly scaled; empty where all is well.</summary>
    public IReadOnlyList<InputColumn> Columns { get; }

    /// <summary>The loss on these rows with the weights as they were.</summary>
    public double LossBefore { get; }

    /// <summary>The same with the weights as they are now: the loss at the start.</summary>
    public double LossAfter { get; }

    /// <summary>
    /// The loss on these rows of a network that knows the labels' shares, or mean, and nothing of the rows: for classes the entropy of the labels, for a squared error their variance. A network that starts far
    /// above it begins by unlearning. Null where the loss has no such form, or biases of outputs were not set.
    /// </summary>
    public double? LabelLoss { get; }

    /// <summary>The table, for people: a line for each layer, the loss, the columns.</summary>
    public override string ToString() => StartText.Of(this);

    /// <summary>Saves the report as one HTML file, which needs no other. <see cref="History.SaveReport"/> has it, too, where <c>Fit</c> made it.</summary>
    /// <param name="path">The file; replaced, whole or not at all, if it exists.</param>
    public void SaveReport(string path) =>
        ReportFile.Save(path, ReportPage.Write($"{Network}: start from data", page => StartPicture.Draw(page.Append($"<h1>{Html.Text(Network)}</h1>\n"), this)));
}
