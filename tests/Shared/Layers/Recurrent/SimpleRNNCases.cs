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

    private LayerCase With(string activation) => Of(activation, 3, 4, 5, $"Activation = Activation.{activation}, ReturnSequences = true", f: NaiveActivation.Of(activation));

    protected override IEnumerable<LayerCase> Cases() =>
    [
        .. base.Cases(),
        .. new[] { "ReLU", "Sigmoid", "Softsign" }.Select(With),
        .. new[] { "SiLU", "GELUTanh", "Mish" }.Select(name => With(name) with { NotInOnnx = "the operator RNN has other activations" }),
    ];
}
