namespace DeepInit.Tests.Shared.Layers;

/// <summary>A mean square of 1 over the last axis, then a weight.</summary>
internal sealed class RMSNormalizationCases : NormalizationCases
{
    public override string Kind => "RMSNormalization";

    public override string InConformanceCases => "rms_norm";

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", "", 1e-5, 30);
        yield return Of("Steps", "Epsilon = 0.01", 0.01, 3, 17);
        yield return Of("Pixels", "", 1e-5, 2, 3, 7);
    }

    private LayerCase Of(string name, string arguments, double epsilon, params int[] shape) => Case(name, shape, arguments, shape, $"weight {shape[^1]}", (x, p) =>
        [.. x.Chunk(shape[^1]).SelectMany(at => at.Select((v, i) => v / Math.Sqrt(at.Average(u => u * u) + epsilon) * p("weight")[i]))]);
}
