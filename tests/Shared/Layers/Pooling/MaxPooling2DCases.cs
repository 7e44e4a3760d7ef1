namespace DeepInit.Tests.Shared.Layers;

/// <summary>The largest number of each window of an image.</summary>
internal sealed class MaxPooling2DCases() : PoolingCases(isSequence: false)
{
    public override string Kind => "MaxPooling2D";

    public override string InConformanceCases => "max_pool2d";

    protected override IEnumerable<LayerCase> Cases() =>
    [
        Of("Plain", [9, 8, 3], "2", [4, 4, 3], "", (x, _) => x.MaxPool(new(2, 2, StrideY: 2, StrideX: 2))) with { Surroundings = Surroundings.Twice },
        .. Windows.Select(window => Of(window.Name, [6, 7, 5], window.Window, "", (x, w) => x.MaxPool(w))),
        .. SameWindows.Select(window => OfSame(window.Name, [window.Height, window.Width, 3], window.Window, "", (x, w) => x.MaxPool(w))),
    ];
}
