using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>h' = f(W x + U h).</summary>
internal sealed class SimpleRNNCases : RecurrentCases
{
    public override string Kind => "SimpleRNN";

    public override string InConformanceCases => "simple_rnn";

    protected override int Gates => 1;

    protected override double[] Step(double[] input, double[] state, double[] before, double[] memory, NaiveActivation f) =>
        f.OfRow([.. input.Select((z, i) => z + state[i])], before.Length);

    protected override IEnumerable<LayerCase> Cases() =>
    [
        .. base.Cases(),
        .. new[] { "ReLU", "Sigmoid", "Softsign", "SiLU", "GELUTanh", "Mish" }.Select(name => Of(name, 3, 4, 5, $"Activation = Activation.{name}, ReturnSequences = true", f: NaiveActivation.Of(name))),
    ];
}
