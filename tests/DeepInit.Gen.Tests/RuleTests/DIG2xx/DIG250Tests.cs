using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Means and log-variances exchanged.</summary>
public class DIG250Tests
{
    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling({|DIG250:\"spread\"|}, \"mean\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", {|DIG250:\"mean\"|})] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(8, 3, Activation = ReLU, Name = \"h\")] [Conv2D(4, 3, Name = \"mean\", From = \"h\")] [Conv2D(4, 3, Name = \"spread\", From = \"h\")] [Sampling({|DIG250:\"spread\"|}, \"mean\")] [Conv2DTranspose(3, 5, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG250", network);

    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG250", network);
}
