using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>h' = (1 − z) n + z h, n = tanh(Wₙ x + r (Uₙ h)).</summary>
internal sealed class GRUCases : RecurrentCases
{
    public override string Kind => "GRU";

    public override string InConformanceCases => "gru";

    protected override int Gates => 3;

    protected override IEnumerable<LayerCase> Cases() =>
    [
        .. base.Cases(),
        Of("ResetBefore", 5, 3, 5, "ResetAfter = false"),
        Of("ResetBeforeAll", 4, 4, 18, "ResetAfter = false, ReturnSequences = true"),
        Of("ResetBeforeLayers", 3, 2, 16, "ResetAfter = false, Layers = 2, Bidirectional = true", layers: 2, directions: 2),
        Of("ResetBeforeDropped", 3, 3, 5, "ResetAfter = false, RecurrentDropout = 0.5"),
        Of("ResetBeforeStarted", 3, 2, 16, "ResetAfter = false", starts: "InitialState"),
        Of("ResetBeforeWithoutBias", 3, 5, 33, "ResetAfter = false, UseBias = false, Reverse = true", reverse: true),
    ];

    // n = tanh(Wₙ x + Uₙ (r h)).
    protected override double[] Step(double[] input, Func<double[], double[]> sums, double[] before, double[] memory, NaiveActivation f, string arguments)
    {
        if (!arguments.Contains("ResetAfter = false", StringComparison.Ordinal))
            return base.Step(input, sums, before, memory, f, arguments);
        int units = before.Length;
        double[] early = sums(before), read = [.. before.Select((h, i) => Sigmoid(input[i] + early[i]) * h)], late = sums(read);
        return
        [
            .. before.Select((h, i) =>
            {
                double z = Sigmoid(input[units + i] + early[units + i]), n = Math.Tanh(input[(2 * units) + i] + late[(2 * units) + i]);
                return ((1 - z) * n) + (z * h);
            }),
        ];
    }

    protected override double[] Step(double[] input, double[] state, double[] before, double[] memory, NaiveActivation f)
    {
        int units = before.Length;
        return
        [
            .. before.Select((h, i) =>
            {
                double r = Sigmoid(input[i] + state[i]), z = Sigmoid(input[units + i] + state[units + i]);
                double n = Math.Tanh(input[(2 * units) + i] + (r * state[(2 * units) + i]));
                return ((1 - z) * n) + (z * h);
            }),
        ];
    }
}
