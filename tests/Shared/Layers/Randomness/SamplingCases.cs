using DeepInit.Tests.Shared.Drawing;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>z = mean + e^(logVariance / 2) · noise; without noise of its own the mean, wherever nothing is drawn.</summary>
internal sealed class SamplingCases : LayerCases
{
    public override string Kind => "Sampling";

    public override string InConformanceCases => "reparameterize";

    public override bool NamesWhatItReads => true;

    public override DrawnLayer Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values)
    {
        DrawnValue[] same = x.Like(values);
        return new(new AttributeText(Kind).AddQuoted([chance.Pick(same).Name, x.Name, .. chance.Of(0.5) ? [chance.Pick(same).Name] : Array.Empty<string>()]), x.Shape);
    }

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Case("Mean", [[4], [4]], "", [4], x => x[0]);
        yield return Case("OfNoise", [[9], [9], [9]], "", [9], x => Drawn(x[0], x[1], x[2]));
        yield return Case("OfItself", [[9], [9]], "", [9], x => Drawn(x[0], x[1], x[2])) with { Order = [0, 1, 0] };
        yield return Case("OfSteps", [[2, 17], [2, 17]], "", [2, 17], x => Drawn(x[0], x[1], x[2])) with { Order = [0, 1, 0] };
    }

    private static double[] Drawn(double[] mean, double[] logVariance, double[] noise) => [.. mean.Select((m, i) => m + (Math.Exp(logVariance[i] / 2) * noise[i]))];
}
