using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Log-variances of one sign.</summary>
public class DIG254Tests
{
    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\", {|DIG254:Activation = ReLU|})] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\", {|DIG254:Activation = Softplus|})] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"raw\", From = \"h\")] [Activation({|DIG254:Sigmoid|}, From = \"raw\", Name = \"spread\")] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(1, Name = \"mean\", From = \"h\")] [Dense(1, Name = \"spread\", From = \"h\", {|DIG254:Activation = Softplus|})] [Loss(GaussianNegativeLogLikelihood, Output = \"mean\", LogVariance = \"spread\")] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG254", network);

    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\", Activation = Tanh)] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(1, Name = \"mean\", From = \"h\")] [Dense(1, Name = \"spread\", From = \"h\")] [Loss(GaussianNegativeLogLikelihood, Output = \"mean\", LogVariance = \"spread\")] [AdamW]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG254", network);
}
