using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>h' = o tanh(c'), c' = f c + i g.</summary>
internal sealed class LSTMCases : RecurrentCases
{
    public override string Kind => "LSTM";

    public override string InConformanceCases => "lstm";

    protected override int Gates => 4;

    protected override IEnumerable<LayerCase> Cases() =>
    [
        .. base.Cases(),
        Of("StartedBoth", 3, 3, 6, "", starts: ["InitialState", "InitialMemory"]),
        Of("StartedMemory", 2, 2, 17, "Bidirectional = true, Layers = 2", layers: 2, directions: 2, starts: ["InitialMemory"]),
    ];

    protected override double[] Step(double[] input, double[] state, double[] before, double[] memory, NaiveActivation f)
    {
        int units = before.Length;
        double Sum(int gate, int unit) => input[(gate * units) + unit] + state[(gate * units) + unit];
        return
        [
            .. before.Select((_, i) =>
            {
                memory[i] = (Sigmoid(Sum(1, i)) * memory[i]) + (Sigmoid(Sum(0, i)) * Math.Tanh(Sum(2, i)));
                return Sigmoid(Sum(3, i)) * Math.Tanh(memory[i]);
            }),
        ];
    }
}
