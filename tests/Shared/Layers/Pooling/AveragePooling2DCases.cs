using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The mean of each window of an image, with zeros beyond the edges or without.</summary>
internal sealed class AveragePooling2DCases() : PoolingCases(isSequence: false)
{
    public override string Kind => "AveragePooling2D";

    public override string InConformanceCases => "avg_pool2d";

    protected override void AddOptions(Chance chance, AttributeText layer)
    {
        if (chance.Of(0.4))
            layer.Set("CountIncludePad", chance.Of(0.5));
    }

    protected override IEnumerable<LayerCase> Cases() =>
    [
        Of("Plain", [9, 8, 3], "3, 2, Strides = new[] { 2 }, Pads = new[] { 1 }", [5, 5, 3], "", (x, _) =>
            x.AveragePool(new(3, 2, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1), countIncludePad: true)) with { Surroundings = Surroundings.Twice },
        .. Windows.Select(window => Of(window.Name, [6, 7, 17], window.Window, "", (x, w) => x.AveragePool(w, countIncludePad: true))),
        .. Windows.Select(window => Of("Inside" + window.Name, [6, 7, 3], window.Window, ", CountIncludePad = false", (x, w) => x.AveragePool(w, countIncludePad: false))),
        .. SameWindows.Select(window => OfSame(window.Name, [window.Height, window.Width, 17], window.Window, "", (x, w) => x.AveragePool(w, countIncludePad: false))),
        .. SameWindows.Select(window => OfSame(window.Name + "Counting", [window.Height, window.Width, 3], window.Window, ", CountIncludePad = true", (x, w) => x.AveragePool(w, countIncludePad: true))),
    ];
}
