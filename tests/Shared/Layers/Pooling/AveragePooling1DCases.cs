using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The mean of each window of a sequence, with zeros beyond the ends or without.</summary>
internal sealed class AveragePooling1DCases() : PoolingCases(isSequence: true)
{
    public override string Kind => "AveragePooling1D";

    public override string InConformanceCases => "avg_pool1d";

    protected override void AddOptions(Chance chance, AttributeText layer)
    {
        if (chance.Of(0.4))
            layer.Set("CountIncludePad", chance.Of(0.5));
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", [9, 3], "2", [4, 3], "", (x, _) => x.AveragePool(new(1, 2, StrideX: 2), countIncludePad: true)) with { Surroundings = Surroundings.Twice };
        yield return Of("Strided", [12, 3], SequenceSteps, "", (x, w) => x.AveragePool(w, countIncludePad: true));
        yield return Of("Inside", [12, 3], SequenceSteps, ", CountIncludePad = false", (x, w) => x.AveragePool(w, countIncludePad: false));
        yield return OfSame("Halving", [8, 17], SequenceHalving, "", (x, w) => x.AveragePool(w, countIncludePad: false));
        yield return OfSame("HalvingCounting", [8, 3], SequenceHalving, ", CountIncludePad = true", (x, w) => x.AveragePool(w, countIncludePad: true));
    }
}
