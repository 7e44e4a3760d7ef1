using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>Transposed convolutions of images.</summary>
internal sealed class Conv2DTransposeCases() : TransposedConvolutionCases(isSequence: false)
{
    public override string Kind => "Conv2DTranspose";

    public override string InConformanceCases => "conv_transpose2d";

    protected override IEnumerable<LayerCase> Cases()
    {
        NaiveWindow doubling = new(3, 3, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1);
        yield return Of(
            "Literal",
            [4, 5, 3],
            "6, 4, 3, Strides = new[] { 2, 3 }, Pads = new[] { 1, 0 }, OutputPads = new[] { 1, 2 }",
            [9, 17, 6],
            "weight 3×6×4×3, bias 6",
            (x, p) => x.ConvolveTransposed(p("weight"), p("bias"), 6, 9, 17, new(4, 3, StrideY: 2, StrideX: 3, Top: 1, Bottom: 1))) with
        { Surroundings = Surroundings.Twice };
        yield return Of("Plain", [4, 5, 3], 6, new(3, 2));
        yield return Of("Doubled", [3, 3, 2], 4, doubling, endHeight: 1, endWidth: 1);
        yield return Of("Even", [3, 4, 18], 1, new(4, 4, StrideY: 2, StrideX: 2, Top: 1, Left: 1, Bottom: 1, Right: 1), useBias: false);
        yield return Of("Uneven", [4, 3, 5], 17, new(2, 3, StrideY: 3, StrideX: 1, Top: 0, Left: 2, Bottom: 1, Right: 0), endHeight: 2);
        yield return Of("Dilated", [4, 3, 3], 2, new(3, 2, StrideY: 2, StrideX: 3, DilationY: 2, DilationX: 3, Top: 2, Left: 0, Bottom: 1, Right: 1), endHeight: 1, endWidth: 2);
        yield return Of("Gaps", [4, 3, 3], 2, new(1, 2, StrideY: 3, StrideX: 3), endHeight: 2);
        yield return Of("Bands", [9, 11, 17], 6, doubling, endHeight: 1);
        yield return Of("Input", [3, 3, 2], 4, doubling, endHeight: 1, endWidth: 1) with { Surroundings = Surroundings.OnInput };
        yield return Of("Same", [4, 5, 3], "4, 3, 4, Strides = new[] { 2, 1 }, Padding = Padding.Same", [8, 5, 4], "weight 3×4×3×4, bias 4", (x, p) =>
            x.ConvolveTransposed(p("weight"), p("bias"), 4, 8, 5, new(3, 4, StrideY: 2, StrideX: 1, Top: 0, Left: 1)));
        yield return Of("Activated", [4, 5, 3], "4, 2, Strides = new[] { 2 }, Activation = GELU", [8, 10, 4], "weight 3×4×2×2, bias 4", (x, p) =>
            x.ConvolveTransposed(p("weight"), p("bias"), 4, 8, 10, new(2, 2, StrideY: 2, StrideX: 2)).Map(z => NaiveActivation.Of("GELU").Forward([z])[0]));
    }
}
