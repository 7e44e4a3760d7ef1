using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Where training leaves the values of a layer, and when. Made by generated code.</summary>
/// <param name="Layer">The layer's number in the network's graph, from 0.</param>
/// <param name="Phase">The last phase of the training job that writes them.</param>
/// <param name="Offset">Their place in the job's memory, per row.</param>
/// <param name="Activation">The activation that they have been through, where it is not the one in the graph.</param>
/// <param name="Low">The lower of two bounds near which the activation has hardly a slope; NaN where there are no two.</param>
/// <param name="High">The higher one.</param>
/// <param name="Sums">The sums that its weights make; null where it has none.</param>
/// <param name="Sequences">The number of the table of the sequences whose real steps they are; −1 where all rows have one length.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record LayerPlace(
    int Layer, int Phase, int Offset, Activation? Activation, double Low = double.NaN, double High = double.NaN, SumsPlace? Sums = null, int Sequences = -1)
{
    /// <summary>The layer, as those see it that look.</summary>
    internal ObservedLayer In(NetworkGraph graph)
    {
        LayerDescription layer = graph.Layers[Layer];
        Activation activation = Activation ?? (Activation)Enum.Parse(typeof(Activation), layer.Text("Activation", nameof(DeepInit.Activation.Linear)));
        return new ObservedLayer(layer.Name, activation, [.. layer.Shape]) { Low = Low, High = High, ParametersOf = layer.ParametersOf, Use = Sums?.Use, IsOf = [.. layer.Inputs.Select(input => input.Name)] };
    }
}
