using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>h' = (1 − z) n + z h, n = tanh(Wₙ x + r (Uₙ h)).</summary>
internal sealed class GRUCases : RecurrentCases
{
    public override string Kind => "GRU";

    public override string InConformanceCases => "gru";

    protected override int Gates => 3;

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
