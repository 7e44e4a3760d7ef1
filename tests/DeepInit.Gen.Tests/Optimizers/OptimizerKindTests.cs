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
    [InlineData("Adan", "exp_avg, exp_avg_diff, exp_avg_sq, previous_grad", true)]
    [InlineData("AdEMAMix", "exp_avg_fast, exp_avg_slow, exp_avg_sq", true)]
    [InlineData("ADOPT", "exp_avg, exp_avg_sq", false)]
    [InlineData("AdamC", "exp_avg, exp_avg_sq", true)]
    [InlineData("Grams", "exp_avg, exp_avg_sq", true)]
    [InlineData("Tiger", "exp_avg", true)]
    [InlineData("Rprop", "step_size, prev", false)]
    [InlineData("ASGD", "ax", false)]
    [InlineData("ScheduleFreeSGD", "z_minus_y", true)]
    [InlineData("ScheduleFreeAdamW", "z_minus_y, exp_avg_sq", true)]
    [InlineData("ScheduleFreeRAdam", "z_minus_y, exp_avg_sq", true)]
    [InlineData("LAMB", "", true)]
    [InlineData("LARS", "", true)]
    [InlineData("StableAdamW", "", true)]
    [InlineData("Prodigy", "", true)]
    [InlineData("Adafactor", "", true)]
    [InlineData("SOAP", "", true)]
    [InlineData("Muon", "", true)]
    [InlineData("NorMuon", "", true)]
    [InlineData("LBFGS", "", false)]
    [InlineData("RowwiseAdagrad", "", true)]
    public void StatesAndDecayAreThese(string name, string states, bool decoupled)
    {
        OptimizerKind kind = Assert.Single(OptimizerCatalog.All, optimizer => optimizer.Word == name);
        OptimizerSpec spec = Harness.DefaultOptimizer(kind);
        Assert.Equal(states, string.Join(", ", kind.States(spec).Select(state => state.Name)));
        Assert.Equal(decoupled, spec.DecoupledWeightDecay);
        Assert.Contains("p −= ", kind.Formula(spec), StringComparison.Ordinal);
    }
}
