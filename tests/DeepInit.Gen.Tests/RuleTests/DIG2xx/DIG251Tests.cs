using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A KL loss that outweighs the reconstruction.</summary>
public class DIG251Tests
{
    [Theory]
    [InlineData("[Input(784)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(2, Name = \"mean\", From = \"h\")] [Dense(2, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(784, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\")] [{|DIG251:Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\")|}] [AdamW]")]
    [InlineData("[Input(784)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(2, Name = \"mean\", From = \"h\")] [Dense(2, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(784, Name = \"out\")] [Loss(BinaryCrossEntropyWithLogits, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", {|DIG251:Weight = 500|}, Reduction = Reduction.BatchMean)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG251", network);

    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(784)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(2, Name = \"mean\", From = \"h\")] [Dense(2, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(784, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\")] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Weight = 0.0026)] [AdamW]")]
    [InlineData("[Input(784)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(2, Name = \"mean\", From = \"h\")] [Dense(2, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(784, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.Sum)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\")] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG251", network);

    [Fact]
    public void TheMessageSaysWhy() => Assert.Equal(
        "Weight 1 of the KL loss is β = 392 in units of the evidence bound, because a mean over 2 latents stands beside MeanSquaredError as a mean over 784 values: latents will most likely collapse; Weight 0.0026 is β = 1",
        RuleTester.Single("DIG251", "[Input(784)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(2, Name = \"mean\", From = \"h\")] [Dense(2, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(784, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\")] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\")] [AdamW]").GetMessage(null));
}
