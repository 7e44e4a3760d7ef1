using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Optimizers;

/// <summary>What each optimiser remembers, by PyTorch's names, and how it decays. The numbers are held to PyTorch's by the conformance cases.</summary>
public sealed class OptimizerKindTests
{
    [Theory]
    [InlineData("SGD", "", false)]
    [InlineData("RMSprop", "square_avg", false)]
    [InlineData("Adagrad", "sum", false)]
    [InlineData("Adadelta", "square_avg, acc_delta", false)]
    [InlineData("Adam", "exp_avg, exp_avg_sq", false)]
    [InlineData("AdamW", "exp_avg, exp_avg_sq", true)]
    [InlineData("Adamax", "exp_avg, exp_inf", false)]
    [InlineData("NAdam", "exp_avg, exp_avg_sq", false)]
    [InlineData("RAdam", "exp_avg, exp_avg_sq", false)]
    [InlineData("Lion", "exp_avg", true)]
    public void StatesAndDecayAreThese(string name, string states, bool decoupled)
    {
        OptimizerKind kind = Assert.Single(OptimizerCatalog.All, optimizer => optimizer.Word == name);
        OptimizerSpec spec = Harness.DefaultOptimizer(kind);
        Assert.Equal(states, string.Join(", ", kind.States(spec).Select(state => state.Name)));
        Assert.Equal(decoupled, spec.DecoupledWeightDecay);
        Assert.Contains("p −= ", kind.Formula(spec), StringComparison.Ordinal);
    }
}
