namespace DeepInit.Tests.Shared.Layers;

/// <summary>Convolutions of sequences.</summary>
internal sealed class Conv1DCases() : ConvolutionCases(isSequence: true)
{
    public override string Kind => "Conv1D";

    public override string InConformanceCases => "conv1d";

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", [11, 6], "4, 3, Stride = 2, Dilation = 2, Groups = 2, Pads = new[] { 1, 2 }", [5, 4], "weight 4×3×3, bias 4", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 4, 2, new(1, 3, StrideX: 2, DilationX: 2, Left: 1, Right: 2))) with
        { Surroundings = Surroundings.Twice };
        yield return Of("Groups", [9, 4], 6, 2, new(1, 3, StrideX: 2, Left: 1, Right: 1));
        yield return Of("Depthwise", [9, 3], 3, 3, new(1, 4, DilationX: 2, Left: 3));
        yield return Of("Around", [13, 3], 6, 1, new(1, 5, Left: 2, Right: 2));
        yield return Of("DilatedStrided", [17, 18], 5, 1, new(1, 3, StrideX: 2, DilationX: 3, Left: 4, Right: 1), useBias: false);
        yield return Of("Causal", [11, 3], "4, 3, Dilation = 2, Padding = Padding.Causal", [11, 4], "weight 4×3×3, bias 4", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 4, 1, new(1, 3, DilationX: 2, Left: 4)));
        yield return Of("EvenSame", [11, 3], "4, 4, Padding = Padding.Same", [11, 4], "weight 4×3×4, bias 4", (x, p) =>
            x.Convolve(p("weight"), p("bias"), 4, 1, new(1, 4, Left: 1, Right: 2)));
        yield return Of("InputUneven", [13, 3], 6, 1, new(1, 5, StrideX: 2, Left: 1, Right: 3)) with { Surroundings = Surroundings.OnInput };
        yield return OfSame("Halving", [8, 3], 6, 1, new(1, 3, StrideX: 2));
        yield return OfSame("Dilated", [10, 3], 6, 1, new(1, 4, StrideX: 4, DilationX: 2));
    }
}
