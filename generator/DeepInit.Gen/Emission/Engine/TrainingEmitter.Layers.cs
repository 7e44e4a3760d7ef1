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
            string activation = layer.Activation.ToString() == DeclaredActivation(layer.Node) ? "" : $", activation: global::DeepInit.Activation.{layer.Activation}";
            string sequences = _training.Buffers[layer.Buffer.Id].Form.Count?.Sequences is { } number ? $", sequences: {number}" : "";
            _writer.Write($"At({layer.Node}, {MemoryTable.Phase(_context, _training, layer.Op)}, {MemoryTable.Place(_training, layer.Buffer)}{Sums(layer)}{activation}{Saturation(layer)}{sequences}),");
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

    // What is not said is as it is for the layer's values.
    private string Sums(LayerValue layer)
    {
        if (layer.Sums is not { } sums)
        {
            return "";
        }

        if (sums.Use is not (SumsUse.Hidden or SumsUse.Output))
        {
            return $", Left(global::DeepInit.Runtime.SumsUse.{sums.Use})";
        }

        string Phase(int op) => MemoryTable.Phase(_context, _training, op);
        string Place(BufferUse buffer) => MemoryTable.Place(_training, buffer);
        string[] arguments =
        [
            $"{sums.Weight}",
            sums.Bias is { } bias ? $"{bias}" : "",
            sums.Product is not { } product ? "" : product.ReadsRows ? "readsRows: true" : $"reads: {Place(product.Source)}",
            sums.Alone is null ? "" : "apart: true",
            sums.Ops.Last == layer.Op ? "" : $"phase: {Phase(sums.Ops.Last)}",
            Place(sums.Buffer) == Place(layer.Buffer) ? "" : $"offset: {Place(sums.Buffer)}",
            sums.Ops.First == sums.Ops.Last ? "" : $"from: {Phase(sums.Ops.First)}",
            sums.Prior == OutputPrior.None ? "" : $"prior: global::DeepInit.Runtime.OutputPrior.{sums.Prior}",
            sums.Prior == OutputPrior.None || sums.Target == 0 ? "" : $"target: {sums.Target}",
            sums.Prior == OutputPrior.None || sums.Smoothing == 0 ? "" : $"smoothing: {Literal.Of(sums.Smoothing)}",
        ];
        return $", {sums.Use}({string.Join(", ", arguments.Where(argument => argument.Length > 0))})";
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
