using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A KL loss without a sampling.</summary>
public class DIG255Tests
{
    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")]  [Dense(64, Name = \"out\", From = \"mean\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [{|DIG255:Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)|}] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG255", network);

    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")]  [Dense(64, Name = \"out\", From = \"mean\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Output(\"out\")] [Output(\"mean\")] [Output(\"spread\")] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\")] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG255", network);
}
