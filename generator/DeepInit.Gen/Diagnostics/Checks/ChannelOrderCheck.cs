using DeepInit.Gen.Collections;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG112: an image input whose first length is a number of channels and whose last is a length of images: a shape in PyTorch's order. Only where a window more than one
/// row high reads it, because sequences are sometimes images of one row.
/// </summary>
internal sealed class ChannelOrderCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        ShapedNetwork network = graph.Network;
        for (int i = 0; i < network.InputCount; i++)
        {
            EquatableArray<int> shape = network.Values[i].Shape.Dimensions;
            if (ChannelOrderGuess.IsChannelsFirst(network.Values[i].Shape) && ReadByWindows(i, graph))
            {
                issues.At(Place.Input, i).Add(
                    Rules.ChannelsFirst, "shape", network.Values[i].Name, string.Join(", ", shape), shape[0], shape[1], shape[2], $"{shape[1]}, {shape[2]}, {shape[0]}");
            }
        }
    }

    private static bool ReadByWindows(int value, NetworkIndex graph) => graph.Readers(value).Any(reader =>
        reader.Shape.Dimensions.Count == 3
        && (LayerCatalog.Of(reader.Spec).WindowOf(reader.Spec) is { } window
            ? window.Height > 1
            : graph.WeightOf(reader) is null && reader.Shape == graph.Network.Values[value].Shape && ReadByWindows(reader.Output, graph)));
}
