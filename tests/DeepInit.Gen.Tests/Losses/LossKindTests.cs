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
    [InlineData("Focal", true, true, "")]
    [InlineData("GeneralizedCrossEntropy", true, true, "")]
    [InlineData("SymmetricCrossEntropy", true, true, "")]
    [InlineData("SoftBootstrap", true, true, "")]
    [InlineData("HardBootstrap", true, true, "")]
    [InlineData("Poly1", true, true, "")]
    [InlineData("FlooredCrossEntropy", true, true, "")]
    [InlineData("BinaryFocal", false, false, "")]
    [InlineData("Dice", false, true, "")]
    [InlineData("Tversky", false, true, "")]
    [InlineData("LogCosh", false, false, "")]
    [InlineData("MeanAbsolutePercentageError", false, false, "")]
    [InlineData("MeanSquaredLogarithmicError", false, false, "")]
    [InlineData("Quantile", false, false, "")]
    [InlineData("GaussianNegativeLogLikelihood", false, false, "")]
    [InlineData("CosineEmbedding", false, true, "")]
    [InlineData("MarginRanking", false, false, "")]
    [InlineData("Triplet", false, true, "")]
    [InlineData("ActivityL1", false, false, "")]
    [InlineData("ActivityL2", false, false, "")]
    [InlineData("BPR", false, false, "")]
    [InlineData("Distillation", false, true, "")]
    [InlineData("InfoNCE", false, true, "")]
    [InlineData("CTC", true, true, "")]
    [InlineData("SampledSoftmax", false, true, "")]
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

    [Theory]
    [InlineData("GaussianNegativeLogLikelihood", "LogVariance = \"b\"", "a y, b y")]
    [InlineData("CosineEmbedding", "Other = \"b\"", "a y, b y")]
    [InlineData("MarginRanking", "Other = \"b\"", "a y, b y")]
    [InlineData("Triplet", "Positive = \"b\", Negative = \"c\"", "a , b , c ")]
    [InlineData("BPR", "Negative = \"b\"", "a , b ")]
    [InlineData("InfoNCE", "Other = \"b\"", "a , b ")]
    [InlineData("InfoNCE", "Other = \"b\", SamplingCorrection = true", "a y, b y")]
    [InlineData("SampledSoftmax", "Other = \"b\", Negative = \"c\"", "a , b , c ")]
    [InlineData("SampledSoftmax", "Other = \"b\", Negative = \"c\", SamplingCorrection = true", "a y, b y, c y")]
    public void ALossOfSeveralOutputsHasAPartForEach(string loss, string others, string parts)
    {
        string target = parts.Contains('y', StringComparison.Ordinal) ? ", Target = \"y\"" : "";
        ShapedNetwork network = Harness.Shape(
            "[Network] [Input(6)] [Dense(3, Name = \"a\")] [Dense(3, Name = \"b\", From = \"x\")] [Dense(3, Name = \"c\", From = \"x\")] "
            + $"[Loss({loss}, Output = \"a\", {others}{target})] [SGD] partial class Net {{ }}");
        Assert.Equal(parts, string.Join(", ", network.Losses.Select(part => $"{network.Values[part.Value].Name} {part.Target}")));
        Assert.All(network.Losses, part => Assert.Equal(network.Losses.Select(other => other.Value), part.Outputs));
    }

    [Theory]
    [InlineData("GaussianNegativeLogLikelihood", "LogVariance")]
    [InlineData("CosineEmbedding", "Other")]
    [InlineData("MarginRanking", "Other")]
    [InlineData("Triplet, Negative = \"a\"", "Positive")]
    [InlineData("Triplet, Positive = \"a\"", "Negative")]
    [InlineData("BPR", "Negative")]
    [InlineData("InfoNCE", "Other")]
    [InlineData("SampledSoftmax, Negative = \"a\"", "Other")]
    [InlineData("SampledSoftmax, Other = \"a\"", "Negative")]
    public void EachOfItsOutputsIsNeededAndOfOneShape(string loss, string option)
    {
        const string Layers = "[Input(6)]\n[Dense(3, Name = \"a\")]\n[Dense(4, Name = \"b\", From = \"x\")]\n";
        RuleTester.Reports("DIG008", Layers + $"[{{|DIG008:Loss({loss}, Output = \"a\")|}}]\n[SGD]\n");
        RuleTester.Reports("DIG102", Layers + $"[Loss({loss}, Output = \"a\", {{|DIG102:{option} = \"b\"|}})]\n[SGD]\n");
    }

    [Theory]
    [InlineData("CosineEmbedding, Output = \"a\", Other = \"b\"", "5×1")]
    [InlineData("Quantile, Output = \"a\", Quantiles = new[] { 0.1, 0.5, 0.9 }", "5×1")]
    [InlineData("Quantile, Output = \"a\", Quantiles = new[] { 0.9 }", "5×3")]
    [InlineData("Quantile, Output = \"a\"", "5×3")]
    [InlineData("MarginRanking, Output = \"a\", Other = \"b\"", "5×3")]
    [InlineData("CTC, Output = \"a\", Labels = 2", "2×1")]
    public void ATargetMayBeOneNumberOfEachRow(string loss, string shape)
    {
        ShapedNetwork network = Harness.Shape($"[Network] [Input(5, 6)] [Dense(3, Name = \"a\")] [Dense(3, Name = \"b\", From = \"x\")] [Loss({loss})] [SGD] partial class Net {{ }}");
        LossNode first = network.Losses[0];
        Assert.Equal(shape, LossCatalog.Of(first.Spec).TargetOf(first.Spec, network.Values[first.Value].Shape).ToString());
    }

    [Theory]
    [InlineData("BinaryFocal, {|DIG008:Gamma = -1|}")]
    [InlineData("BinaryFocal, {|DIG008:ClassWeights = new[] { 1.0, 2, 3 }|}")]
    [InlineData("BinaryFocal, {|DIG008:ClassWeights = new[] { 1.0, -2 }|}")]
    [InlineData("Dice, {|DIG008:Smooth = 0|}")]
    [InlineData("Tversky, {|DIG008:Smooth = -1|}")]
    [InlineData("Tversky, {|DIG008:FalsePositiveWeight = -0.5|}")]
    [InlineData("Tversky, {|DIG008:FalseNegativeWeight = double.NaN|}")]
    [InlineData("Quantile, {|DIG008:Quantiles = new[] { 0.1, 1, 0.9 }|}")]
    [InlineData("CosineEmbedding, Other = \"b\", {|DIG008:Margin = 1|}")]
    [InlineData("MarginRanking, Other = \"b\", {|DIG008:Margin = -0.1|}")]
    [InlineData("Triplet, Positive = \"b\", Negative = \"c\", {|DIG008:Margin = 0|}")]
    [InlineData("Distillation, {|DIG008:Temperature = 0|}")]
    [InlineData("InfoNCE, Other = \"b\", {|DIG008:Temperature = double.PositiveInfinity|}")]
    [InlineData("SampledSoftmax, Other = \"b\", Negative = \"c\", {|DIG008:Temperature = 0|}")]
    [InlineData("FlooredCrossEntropy, {|DIG008:NoiseRate = 0.7|}")]
    [InlineData("FlooredCrossEntropy, NoiseRate = 0.2, {|DIG008:Reduction = Reduction.Sum|}")]
    public void OptionsHaveRanges(string loss) =>
        RuleTester.Reports("DIG008", $"[Input(6)]\n[Dense(3, Name = \"b\")]\n[Dense(3, Name = \"c\", From = \"x\")]\n[Dense(3, Name = \"a\", From = \"x\")]\n[Loss({loss})]\n[SGD]\n");

    [Theory]
    [InlineData("DIG008", "[Input(5, 6)]\n[Dense(3)]\n[{|DIG008:Loss(CTC)|}]\n[SGD]\n")]
    [InlineData("DIG008", "[Input(5, 6)]\n[Dense(3)]\n[Loss(CTC, Labels = 2, {|DIG008:Blank = 3|})]\n[SGD]\n")]
    [InlineData("DIG102", "[Input(6)]\n[Dense(3)]\n[{|DIG102:Loss(CTC, Labels = 2)|}]\n[SGD]\n")]
    public void LabelsOfASequenceNeedRoomAndABlank(string rule, string source) => RuleTester.Reports(rule, source);

    [Fact]
    public void APenaltyMakesNoOutput()
    {
        ShapedNetwork network = Harness.Shape("""
            [Network] [Input(6)] [Dense(5, Name = "hidden", Activation = ReLU)] [Dense(3, Name = "answer")]
            [Loss(MeanSquaredError)] [Loss(ActivityL1, Output = "hidden", Weight = 0.01)] [SGD] partial class Net { }
            """);
        Assert.Equal(["answer"], network.Outputs.Select(output => network.Values[output].Name));
        Assert.Equal(["target", ""], network.Losses.Select(loss => loss.Target ?? ""));
    }

    [Fact]
    public void AFloorNeedsARateOfNoise() => RuleTester.Reports("DIG008", "[Input(6)]\n[Dense(3)]\n[{|DIG008:Loss(FlooredCrossEntropy)|}]\n[SGD]\n");

    [Fact]
    public void QuantilesAreAsManyAsOutputs() => RuleTester.Reports("DIG102", "[Input(6)]\n[Dense(2)]\n[Loss(Quantile, {|DIG102:Quantiles = new[] { 0.1, 0.5, 0.9 }|})]\n[SGD]\n");

    [Theory]
    [InlineData("LogCosh, {|DIG018:Delta = 2|}")]
    [InlineData("Dice, {|DIG018:FalsePositiveWeight = 0.7|}")]
    [InlineData("MeanSquaredError, {|DIG018:Margin = 2|}")]
    [InlineData("MeanSquaredError, {|DIG018:Quantiles = new[] { 0.5 }|}")]
    [InlineData("CrossEntropy, {|DIG018:NoiseRate = 0.1|}")]
    public void OptionsOfOthersHaveNoEffect(string loss) => RuleTester.Reports("DIG018", $"[Input(6)]\n[Dense(3)]\n[Loss({loss})]\n[SGD]\n");

    [Fact]
    public void AnOptionWithoutEffectIsReportedAtItsOwnLoss() => RuleTester.Reports(
        "DIG018",
        "[Input(6)]\n[Dense(3, Name = \"a\")]\n[Dense(3, Name = \"b\", From = \"x\")]\n[Loss(GaussianNegativeLogLikelihood, Output = \"a\", LogVariance = \"b\")]\n[Loss(MeanSquaredError, Output = \"a\", {|DIG018:Gamma = 1|})]\n[SGD]\n");

    [Fact]
    public void LogVariancesOfAnotherLossHaveNoEffect() =>
        RuleTester.Reports("DIG018", "[Input(6)]\n[Dense(3, Name = \"m\")]\n[Loss(MeanSquaredError, {|DIG018:LogVariance = \"m\"|})]\n[SGD]\n");
}
