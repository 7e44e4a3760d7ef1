namespace DeepInit.Tests.Shared.Layers;

/// <summary>Mean 0 and variance 1 over the last axis, then weight and bias.</summary>
internal sealed class LayerNormalizationCases : NormalizationCases
{
    public override string Kind => "LayerNormalization";

    public override string InConformanceCases => "layer_norm";

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("Plain", "", 1e-5, 30);
        yield return Of("Steps", "Epsilon = 0.01", 0.01, 3, 17);
        yield return Of("Pixels", "", 1e-5, 2, 3, 7);
        yield return Of("Wide", "Trainable = false", 1e-5, 65);
    }

    private LayerCase Of(string name, string arguments, double epsilon, params int[] shape) => Case(name, shape, arguments, shape, $"weight {shape[^1]}, bias {shape[^1]}", (x, p) =>
        [.. x.Chunk(shape[^1]).SelectMany(at => Normalized(at, epsilon).Select((v, i) => (v * p("weight")[i]) + p("bias")[i]))]);
}
