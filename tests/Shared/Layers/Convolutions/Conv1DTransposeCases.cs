namespace DeepInit.Tests.Shared.Layers;

/// <summary>Transposed convolutions of sequences.</summary>
internal sealed class Conv1DTransposeCases() : TransposedConvolutionCases(isSequence: true)
{
    public override string Kind => "Conv1DTranspose";

    public override string InConformanceCases => "conv_transpose1d";

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Literal", [5, 3], "6, 4, Stride = 2, Dilation = 2, Pads = new[] { 1, 2 }, OutputPad = 1", [13, 6], "weight 3×6×4, bias 6", (x, p) =>
            x.ConvolveTransposed(p("weight"), p("bias"), 6, 1, 13, new(1, 4, StrideX: 2, DilationX: 2, Left: 1, Right: 2))) with
        { Surroundings = Surroundings.Twice };
        yield return Of("Doubled", [6, 3], 5, new(1, 4, StrideX: 2, Left: 1, Right: 1), endWidth: 1);
        yield return Of("Dilated", [5, 17], 3, new(1, 3, StrideX: 1, DilationX: 2, Left: 3, Right: 0));
    }
}
