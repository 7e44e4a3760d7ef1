using DeepInit.Gen.Activations;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;
using DeepInit.Runtime;

namespace DeepInit.Gen.Emission;

/// <content>Looking at the values of layers. Nothing refers to this but an interface method, so that a trimmed program that does not look is without it.</content>
internal sealed partial class TrainingEmitter
{
    private void ObserveLayers()
    {
        _writer.Open($"public void ObserveLayers({_spans}, global::DeepInit.ILayerObserver<$T> observer, global::DeepInit.NetworkGraph graph)");
        Use("ObserveLayers");
        WriteCheck();
        _writer.Write("job.Reserve(rows);");
        _writer.Write($"Load(job, 0, rows, {_arguments});");
        _writer.Write($"job.Observe(rows, {(_training.InPlace is { } i ? _names.Inputs[i].Argument : "default")}, observer, graph, TrainingJob.Layers());").Close().Line();
    }

    private void Layers()
    {
        const string Place = "global::DeepInit.Runtime.LayerPlace";
        _writer.Write($"public static {Place}[] Layers() => new {Place}[]").Write("{").Indent();
        foreach (LayerValue layer in _training.Layers)
        {
            // Training may compute an activation within the loss; else it is the one that the graph says.
            string activation = layer.Activation.ToString() == DeclaredActivation(layer.Node) ? "" : $", global::DeepInit.Activation.{layer.Activation}";
            string sequences = _training.Buffers[layer.Buffer.Id].Form.Count?.Sequences is { } number ? $", sequences: {number}" : "";
            _writer.Write($"At({layer.Node}, {MemoryTable.Phase(_context, _training, layer.Op)}, {MemoryTable.Place(_training, layer.Buffer)}{activation}{Saturation(layer)}{Sums(layer.Sums)}{sequences}),");
        }

        _writer.Outdent().Write("};").Line();
    }

    // The bounds that values come near to where the activation has hardly a slope.
    private static string Saturation(LayerValue layer)
    {
        var activation = new ActivationSpec(layer.Activation);
        ActivationKind kind = ActivationCatalog.Of(activation);
        (double low, double high) = kind.Range;
        return kind.IsElementwise(activation) && !double.IsInfinity(high) && kind.At(activation, 0) > low ? $", low: {Literal.Of(low)}, high: {Literal.Of(high)}" : "";
    }

    private string Sums(LayerSums? sums)
    {
        const string Use = "global::DeepInit.Runtime.SumsUse.";
        if (sums is null)
        {
            return "";
        }

        if (sums.Use is not (SumsUse.Hidden or SumsUse.Output))
        {
            return $", sums: Left({Use}{sums.Use})";
        }

        string prior = sums.Prior == OutputPrior.None ? "" : $", prior: global::DeepInit.Runtime.OutputPrior.{sums.Prior}{(sums.Target == 0 ? "" : $", target: {sums.Target}")}{(sums.Smoothing == 0 ? "" : $", smoothing: {Literal.Of(sums.Smoothing)}")}";
        string bias = sums.Bias is { } index ? $", bias: {index}" : "";
        string from = sums.Ops.First == sums.Ops.Last ? "" : $", from: {MemoryTable.Phase(_context, _training, sums.Ops.First)}";
        return $", sums: {sums.Use}({MemoryTable.Phase(_context, _training, sums.Ops.Last)}, {MemoryTable.Place(_training, sums.Buffer)}, weight: {sums.Weight}{bias}{(sums.Alone is null ? "" : ", apart: true")}{from}{prior})";
    }

    // What the network's graph says; the runtime finds the activation there.
    private string DeclaredActivation(int node)
    {
        ShapedNetwork network = _context.Plan.Network;
        Node declared = network.Nodes[node];
        const string Option = "Activation=";
        return LayerCatalog.Of(declared.Spec).GraphOptions(declared.Spec, [.. declared.Inputs.Select(id => network.Values[id])])
            .Where(option => option.StartsWith(Option, StringComparison.Ordinal)).Select(option => option.Substring(Option.Length)).FirstOrDefault() ?? nameof(Activation.Linear);
    }
}
