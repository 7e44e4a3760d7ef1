using DeepInit.Gen.Activations;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Losses;

/// <summary>What each loss takes, what its mean counts, and which activation it takes in. The numbers are held to PyTorch's by the conformance cases.</summary>
public sealed class LossKindTests
{
    [Theory]
    [InlineData("MeanSquaredError", false, false, "")]
    [InlineData("MeanAbsoluteError", false, false, "")]
    [InlineData("Huber", false, false, "")]
    [InlineData("SmoothL1", false, false, "")]
    [InlineData("BinaryCrossEntropy", false, false, "Sigmoid")]
    [InlineData("BinaryCrossEntropyWithLogits", false, false, "")]
    [InlineData("CrossEntropy", true, true, "")]
    [InlineData("CategoricalCrossEntropy", false, true, "Softmax")]
    [InlineData("SparseCategoricalCrossEntropy", true, true, "Softmax")]
    [InlineData("NegativeLogLikelihood", true, true, "LogSoftmax")]
    [InlineData("KLDivergence", false, false, "")]
    [InlineData("Hinge", false, false, "")]
    [InlineData("SquaredHinge", false, false, "")]
    [InlineData("PoissonNegativeLogLikelihood", false, false, "")]
    [InlineData("KLStandardNormal", false, false, "")]
    public void TargetsMeansAndFusionsAreThese(string name, bool takesClassIndices, bool countsRows, string activation)
    {
        LossKind kind = Assert.Single(LossCatalog.All, loss => loss.Function.ToString() == name);
        var spec = new LossSpec(kind.Function, null, null, 1, default, default, 0, default, default, 1, 1);
        Assert.Equal(takesClassIndices, kind.TakesClassIndices(spec));
        Assert.Equal(countsRows, kind.CountsRows);
        Assert.Equal(activation, string.Join(", ", ActivationCatalog.All.Where(a => kind.OnLogits(spec, new ActivationSpec(a.Function)) is not null).Select(a => a.Function.ToString())));
        Assert.NotEmpty(kind.Formula(spec));
    }

    [Fact]
    public void ALossOfANormalDistributionHasTwoPartsAndNoTarget()
    {
        ShapedNetwork network = Harness.Shape("""
            [Network] [Input(6)] [Dense(3, Name = "m")] [Dense(3, Name = "v", From = "x")] [Sampling("m", "v")] [Dense(6, Name = "y")]
            [Loss(MeanSquaredError)] [Loss(KLStandardNormal, Output = "m", LogVariance = "v")] [SGD] partial class Net { }
            """);
        Assert.Equal(["y target", "m ", "v "], network.Losses.Select(loss => $"{network.Values[loss.Value].Name} {loss.Target}"));
    }

    [Fact]
    public void ALossOfANormalDistributionNeedsItsLogVariances()
    {
        RuleTester.Reports("DIG008", "[Input(6)]\n[Dense(3, Name = \"m\")]\n[{|DIG008:Loss(KLStandardNormal, Output = \"m\")|}]\n[SGD]\n");
        RuleTester.Reports("DIG102", "[Input(6)]\n[Dense(3, Name = \"m\")]\n[Dense(4, Name = \"v\", From = \"x\")]\n[Loss(KLStandardNormal, Output = \"m\", {|DIG102:LogVariance = \"v\"|})]\n[SGD]\n");
    }

    [Fact]
    public void LogVariancesOfAnotherLossHaveNoEffect() =>
        RuleTester.Reports("DIG018", "[Input(6)]\n[Dense(3, Name = \"m\")]\n[Loss(MeanSquaredError, {|DIG018:LogVariance = \"m\"|})]\n[SGD]\n");
}
