using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Transposed convolutions: each pixel spreads the filters [channels, filters, height, width]. That they are convolutions' gradients is in AdjointTests.</summary>
internal abstract class TransposedConvolutionCases(bool isSequence) : SpatialCases
{
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != (isSequence ? 2 : 3))
            return null;

        int filters = chance.Width();
        AttributeText layer = new AttributeText(Kind).Add(filters);
        var window = new DrawnWindow(chance, layer, x.Shape, isPool: false);
        NaiveWindow w = window.Window;
        (int y, int width) = (0, 0);
        if (!window.IsSame && chance.Of(0.4))
        {
            (y, width) = (chance.Between(0, Math.Max(w.StrideY, w.DilationY) - 1), chance.Between(0, Math.Max(w.StrideX, w.DilationX) - 1));
            _ = isSequence ? layer.Set("OutputPad", width) : layer.Set("OutputPads", [y, width]);
        }

        chance.WithWeights(chance.WithActivation(layer));
        (int Height, int Width) makes = window.IsSame
            ? (window.Lengths.Height * w.StrideY, window.Lengths.Width * w.StrideX)
            : w.Spread(window.Lengths.Height, window.Lengths.Width, isSequence ? 0 : y, width);
        return makes is { Height: > 0, Width: > 0 } ? new(layer, window.ShapeOf(makes, filters)) : null;
    }

    protected LayerCase Of(string name, int[] reads, int filters, NaiveWindow w, int endHeight = 0, int endWidth = 0, bool useBias = true)
    {
        (int height, int width) = w.Spread(isSequence ? 1 : reads[0], reads[^2], endHeight, endWidth);
        string end = isSequence ? $"OutputPad = {endWidth}" : $"OutputPads = new[] {{ {endHeight}, {endWidth} }}";
        return Of(
            name,
            reads,
            $"{filters}, {w.Arguments(isSequence, isDilated: true)}, {end}, UseBias = {(useBias ? "true" : "false")}",
            isSequence ? [width, filters] : [height, width, filters],
            $"weight {reads[^1]}×{filters}×{(isSequence ? "" : $"{w.Height}×")}{w.Width}" + (useBias ? $", bias {filters}" : ""),
            (x, p) => x.ConvolveTransposed(p("weight"), useBias ? p("bias") : null, filters, height, width, w));
    }
}
