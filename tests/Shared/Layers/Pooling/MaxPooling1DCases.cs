namespace DeepInit.Tests.Shared.Layers;

/// <summary>The largest number of each window of a sequence.</summary>
internal sealed class MaxPooling1DCases() : PoolingCases(isSequence: true)
{
    public override string Kind => "MaxPooling1D";

    public override string InConformanceCases => "max_pool1d";

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", [9, 3], "3, Stride = 2, Pads = new[] { 1 }", [5, 3], "", (x, _) => x.MaxPool(new(1, 3, StrideX: 2, Left: 1, Right: 1))) with { Surroundings = Surroundings.Twice };
        yield return Of("Strided", [12, 18], SequenceSteps, "", (x, w) => x.MaxPool(w));
        yield return Of("Halves", [7, 3], "2", [3, 3], "", (x, _) => x.MaxPool(new(1, 2, StrideX: 2)));
        yield return OfSame("Halving", [8, 3], SequenceHalving, "", (x, w) => x.MaxPool(w));
    }
}
