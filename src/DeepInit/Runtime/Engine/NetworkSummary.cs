using System.ComponentModel;
using System.Globalization;
using System.Text;

namespace DeepInit.Runtime;

/// <summary>The tables of a network's summary: its layers, and what moves its parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkSummary
{
    /// <summary>A row for each layer and parameter: what it reads and makes, and how the parameter starts.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="layers">Its layers in words, in the order of its graph.</param>
    public static string Layers<T>(INetwork<T> network, params string[] layers)
        where T : unmanaged
    {
        NetworkGraph graph = network.Graph;
        System.Linq.ILookup<string, Parameter<T>> parameters = network.Parameters.ToLookup(parameter => OwnerOf(parameter.Name, graph), StringComparer.Ordinal);
        var rows = new List<string[]> { new[] { "layer", "reads", "output", "parameters", "init" } };
        foreach (LayerDescription input in graph.Inputs)
            rows.Add([input.Name, "", Sizes(input.Shape), "", ""]);

        for (int i = 0; i < layers.Length; i++)
        {
            LayerDescription layer = graph.Layers[i];
            string[] head = [$"{layer.Name}: {layers[i]}", string.Join(", ", layer.Inputs.Select(input => input.Name)), Sizes(layer.Shape)];
            if (!parameters.Contains(layer.Name))
                rows.Add([.. head, parameters.Contains(layer.ParametersOf) ? "those of " + layer.ParametersOf : "", ""]);
            foreach (Parameter<T> parameter in parameters[layer.Name])
            {
                string role = parameter.Name.Substring(layer.Name.Length + 1);
                rows.Add([.. head, $"{role} {Sizes(parameter.Shape)}", StartOf(parameter) + (parameter.Trainable ? "" : ", frozen")]);
                head = ["", "", ""];
            }
        }

        return Table(rows, closed: true);
    }

    /// <summary>An empty line, and a row for each parameter: what moves it at present, at which rate and decay, how it started, and why.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="parameters">The parameters.</param>
    /// <param name="learningRate">The rate of the next step.</param>
    /// <param name="optimizer">What moves them.</param>
    /// <param name="beside">What moves the others, where there are two; see <see cref="ParameterDeclaration.Optimizer"/>.</param>
    /// <param name="besideRatio">Its rate over <paramref name="learningRate"/>.</param>
    public static string Parameters<T>(ParameterCollection<T> parameters, double learningRate, string optimizer, string beside = "", double besideRatio = 1)
        where T : unmanaged
    {
        var rows = new List<string[]> { new[] { "parameter", "shape", "optimiser", "rate", "decay", "trains", "init", "why" } };
        foreach (Parameter<T> parameter in parameters)
        {
            bool isBeside = parameter.Declaration.Optimizer > 0;
            double factor = parameter.LearningRateScale;
            string scale = factor == 1 ? "" : $" (×{Number(factor)})";
            string[] moved = !parameter.Trainable ? ["", "", "", parameter.Declaration.IsStatistic ? "no: a statistic" : "no"]
                : [isBeside ? beside : optimizer, Number(learningRate * (isBeside ? besideRatio : 1) * factor) + scale, Number(parameter.WeightDecay), parameter.Frozen ? "no: frozen" : "yes"];
            rows.Add([parameter.Name, Sizes(parameter.Shape), .. moved, StartOf(parameter), parameter.Declaration.Why ?? "as layer and optimiser say"]);
        }

        return "\n" + Table(rows, closed: false);
    }

    // "stage1.conv.weight" is of "stage1.conv", though there may be a layer "stage1".
    private static string OwnerOf(string parameter, NetworkGraph graph) =>
        graph.Layers.Select(layer => layer.Name).Where(name => parameter.StartsWith(name + ".", StringComparison.Ordinal)).OrderByDescending(name => name.Length).First();

    private static string StartOf<T>(Parameter<T> parameter)
        where T : unmanaged => parameter.Declaration.Init ?? "zeros (derived)";

    private static string Sizes(IEnumerable<int> shape) => string.Join("×", shape);

    // Rows under one another, a line below the first, and one below the last where more follows.
    private static string Table(List<string[]> rows, bool closed)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        string line = new string('-', widths.Sum() + (2 * (widths.Length - 1))) + "\n";
        var text = new StringBuilder();
        for (int i = 0; i < rows.Count; i++)
        {
            text.Append(string.Join("  ", rows[i].Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');
            if (i == 0)
                text.Append(line);
        }

        return text.Append(closed ? line : "").ToString();
    }

    private static string Number(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
