using DeepInit.Gen.Layers;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Diagnostics.Checks;

/// <summary>
/// DIG113: strides longer than the window, so that values between windows are never read; of transposed kinds, so that values between them get nothing. A window of one
/// value is a choice of every so-manyth, as shortcuts in residual networks make it.
/// </summary>
internal sealed class StrideCheck : NetworkCheck
{
    public override void Run(NetworkIndex graph, Issues issues)
    {
        foreach (Node node in graph.Network.Nodes)
        {
            LayerKind kind = LayerCatalog.Of(node.Spec);
            if (kind.WindowOf(node.Spec) is not { } window)
            {
                continue;
            }

            bool spreads = kind.SpreadsInput;
            Shape image = spreads ? node.Shape.AsImage : graph.InputsOf(node)[0].Shape.AsImage;
            bool rows = Skips(window.Height, window.Span.Height, window.StrideHeight, image.Dimensions[0]);
            bool columns = Skips(window.Width, window.Span.Width, window.StrideWidth, image.Dimensions[1]);
            if (rows || columns)
            {
                bool both = window.Rank == 2;
                issues.At(Place.Layer, node.Index).Add(
                    Rules.StrideSkips,
                    both ? "Strides" : "Stride",
                    NetworkIndex.Describe(node),
                    both ? $"{window.StrideHeight}×{window.StrideWidth}" : window.StrideWidth,
                    both ? $"{window.Span.Height}×{window.Span.Width}" : window.Span.Width,
                    spreads ? "what lies between gets nothing but the bias" : "what lies between is never read");
            }
        }
    }

    private static bool Skips(int length, int span, int stride, int image) => length > 1 && stride > span && image > span;
}
