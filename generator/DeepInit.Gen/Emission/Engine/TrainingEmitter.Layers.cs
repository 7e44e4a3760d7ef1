using DeepInit.Gen.Planning;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <content>Looking at the values of layers. Nothing refers to this but an interface method, so that a trimmed program that does not look is without it.</content>
internal sealed partial class TrainingEmitter
{
    private void ObserveLayers()
    {
        _writer.Open($"public void ObserveLayers({_spans}, global::DeepInit.ILayerObserver<$T> observer)");
        Use("ObserveLayers");
        Check();
        _writer.Write("TrainingJob job = Prepare(rows);");
        _writer.Write($"Load(job, rows, {_arguments}, default);");
        _writer.Write($"job.Observe(rows{InPlaceArgument}{Randomized("IsRandomized")}, observer);").Close().Line();
    }

    private void Observe()
    {
        _writer.Write("/// <summary>The forward pass of training, layer by layer, for those who look.</summary>");
        _writer.Open($"public void Observe(int rows{InPlaceParameter}{(_context.DrawsNumbers ? ", bool randomized" : "")}, global::DeepInit.ILayerObserver<$T> observer)");
        _writer.Write("Rows = rows;").Write("Backward = false;");
        if (_context.HasForward)
        {
            _writer.Write("OutputsAlone = false;");
        }

        SetTrainingForward();
        const string Place = "global::DeepInit.Runtime.LayerPlace";
        _writer.Write($"var layers = new {Place}[]").Write("{").Indent();
        foreach (LayerValue layer in _training.Layers)
        {
            string shape = string.Join(", ", layer.Shape.Dimensions);
            string description = $"new global::DeepInit.ObservedLayer({Literal.Of(layer.Name)}, global::DeepInit.Activation.{layer.Activation}, new int[] {{ {shape} }})";
            _writer.Write($"new {Place}({description}, Phase: {MemoryTable.Phase(_context, _training, layer.Op)}, Offset: {MemoryTable.Place(_training, layer.Buffer)}),");
        }

        _writer.Outdent().Write("};");
        _writer.Write($"Observe(layers, {(_training.InPlace is null ? "default" : "input")}, Memory!, rows, observer);").Close().Line();
    }
}
