using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Convolutions of images: pixel by pixel, by patches, in bands, in groups of panels, of lanes and of one channel.</summary>
internal sealed class Conv2DCases() : ConvolutionCases(isSequence: false)
{
    public override string Kind => "Conv2D";

    public override string InConformanceCases => "conv2d";

    protected override IEnumerable<LayerCase> Cases() => [.. Windows(), .. Groups(), .. OnTheInput(), .. SamePadding(), .. Activated()];

    private IEnumerable<LayerCase> Windows()
    {
        yield return Of("Plain", [9, 8, 3], "6, 3, Strides = new[] { 2, 1 }, Pads = new[] { 1, 2 }", [5, 10, 6], "weight 6×3×3×3, bias 6", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 6, 1, new(3, 3, StrideY: 2, StrideX: 1, Top: 1, Left: 2, Bottom: 1, Right: 2))) with
        { Surroundings = Surroundings.Twice };
        yield return Of("Point", [4, 3, 5], 7, 1, Point);
        yield return Of("Around", [6, 7, 3], 17, 1, Around);
        yield return Of("Uneven", [5, 6, 17], 5, 1, Uneven);
        yield return Of("Patches", [7, 9, 16], 16, 1, Around);
        yield return Of("PatchesOfPartPanels", [6, 5, 20], 18, 1, Around, useBias: false);
        yield return Of("PatchesUneven", [7, 8, 36], 16, 1, new(3, 3, Top: 2, Left: 0, Bottom: 0, Right: 1));
        yield return Of("Strided", [8, 9, 4], 16, 1, Strided, useBias: false);
        yield return Of("Dilated", [6, 8, 2], 3, 1, Dilated);
        yield return Of("BeyondTheSpan", [4, 5, 3], 4, 1, BeyondTheSpan);
        yield return Of("Bands", [18, 19, 4], 8, 1, new(5, 5, Top: 2, Left: 2, Bottom: 2, Right: 2));
        yield return Of("BandsStrided", [23, 19, 18], 20, 1, new(3, 3, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1));
        yield return Of("WholeImage", [4, 5, 3], 20, 1, new(4, 5));
    }

    private IEnumerable<LayerCase> Groups()
    {
        yield return Of("GroupsOfPanels", [3, 4, 32], 64, 2, new(2, 2, StrideX: 2, Bottom: 1));
        yield return Of("GroupsOfLanes", [5, 4, 6], 9, 3, Around);
        yield return Of("GroupsOfManyChannels", [4, 4, 34], 6, 2, Uneven, useBias: false);
        yield return Of("Depthwise", [6, 7, 17], 17, 17, Around);
        yield return Of("DepthwiseStrided", [8, 9, 5], 5, 5, Strided, useBias: false);
        yield return Of("DepthwiseUneven", [5, 6, 33], 33, 33, Uneven);
        yield return Of("DepthwiseInside", [5, 6, 4], 4, 4, new(2, 3));
        yield return Of("DepthMultiplied", [5, 9, 9], 27, 9, Dilated);
    }

    // What a convolution reads where users' rows lie, padded and not, at fewer channels than lanes and at more.
    private IEnumerable<LayerCase> OnTheInput()
    {
        LayerCase[] cases =
        [
            Of("InputPoint", [4, 3, 5], 7, 1, Point),
            Of("InputAround", [9, 8, 1], 6, 1, new(5, 5, Top: 2, Left: 2, Bottom: 2, Right: 2)),
            Of("InputBands", [20, 17, 3], 16, 1, Around),
            Of("InputStrided", [8, 9, 20], 16, 1, Strided, useBias: false),
            Of("InputDilated", [6, 8, 17], 3, 1, Dilated),
            Of("InputInside", [5, 6, 18], 20, 1, new(3, 2, StrideX: 2)),
            Of("InputPatches", [7, 8, 16], 16, 1, Around),
            Of("InputGroups", [5, 4, 6], 9, 3, Around),
            OfSame("InputHalving", [8, 8, 3], 5, 1, Halving),
        ];
        return cases.Select(layer => layer with { Surroundings = Surroundings.OnInput });
    }

    private IEnumerable<LayerCase> SamePadding()
    {
        yield return OfSame("Halving", [8, 8, 3], 5, 1, Halving);
        yield return OfSame("HalvingOdd", [7, 5, 17], 16, 1, Halving);
        yield return OfSame("Thirds", [7, 8, 5], 6, 1, Thirds);
        yield return OfSame("Dilated", [8, 7, 3], 4, 1, DilatedSteps);
        yield return OfSame("Gapped", [6, 7, 3], 4, 1, Gapped);
        yield return OfSame("Groups", [8, 6, 6], 9, 3, Halving);
    }

    private IEnumerable<LayerCase> Activated()
    {
        NaiveActivation f = NaiveActivation.Of("SiLU");
        yield return Of("Activated", [5, 6, 3], "5, 3, 2, Activation = SiLU", [3, 5, 5], "weight 5×3×3×2, bias 5", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 5, 1, new(3, 2)).Map(z => f.Forward([z])[0]));
        yield return Of("DepthwiseActivated", [5, 6, 6], "6, 3, Groups = 6, Padding = Padding.Same, Activation = SiLU", [5, 6, 6], "weight 6×1×3×3, bias 6", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 6, 6, Around).Map(z => f.Forward([z])[0]));
    }
}
