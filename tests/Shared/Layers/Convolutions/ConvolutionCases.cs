using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Convolutions of images and sequences: cross-correlation with filters [filters, channels / groups, height, width].</summary>
internal abstract class ConvolutionCases(bool isSequence) : SpatialCases
{
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        if (x.Shape.Length != (isSequence ? 2 : 3))
            return null;

        int channels = x.Shape[^1], filters = chance.Width(), groups = chance.Of(0.4) ? chance.DivisorOf(channels, filters) : 1;
        AttributeText layer = new AttributeText(Kind).Add(filters);
        var window = new DrawnWindow(chance, layer, x.Shape, isPool: false, mayBeCausal: isSequence);
        if (groups > 1)
            layer.Set("Groups", groups);
        chance.WithWeights(chance.WithActivation(layer));
        return window.Makes is { } lengths ? new(layer, window.ShapeOf(lengths, filters)) : null;
    }

    protected LayerCase Of(string name, int[] reads, int filters, int groups, NaiveWindow w, bool useBias = true) => Of(
        name,
        reads,
        $"{filters}, {w.Arguments(isSequence, isDilated: true)}, Groups = {groups}, UseBias = {(useBias ? "true" : "false")}",
        Made(reads, w, filters),
        Filters(filters, reads[^1] / groups, w, isSequence, useBias),
        (x, p) => x.Convolve(p("weight"), useBias ? p("bias") : null, filters, groups, w));

    /// <summary>Of a window without zeros of its own, with Padding.Same.</summary>
    protected LayerCase OfSame(string name, int[] reads, int filters, int groups, NaiveWindow w) => Of(
        "Same" + name,
        reads,
        $"{filters}, {Unpadded(w, isSequence, isDilated: true)}, Groups = {groups}, Padding = Padding.Same",
        Made(reads, Same(reads, w), filters),
        Filters(filters, reads[^1] / groups, w, isSequence),
        (x, p) => x.Convolve(p("weight"), p("bias"), filters, groups, Same(reads, w)));
}
