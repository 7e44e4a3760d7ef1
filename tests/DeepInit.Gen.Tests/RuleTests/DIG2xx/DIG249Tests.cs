using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A sampling without its KL loss.</summary>
public class DIG249Tests
{
    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [{|DIG249:Sampling(\"mean\", \"spread\")|}] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [{|DIG249:Sampling(\"mean\", \"spread\")|}] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Weight = 0)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(8, 3, Activation = ReLU, Name = \"h\")] [Conv2D(4, 3, Name = \"mean\", From = \"h\")] [Conv2D(4, 3, Name = \"spread\", From = \"h\")] [{|DIG249:Sampling(\"mean\", \"spread\")|}] [Conv2DTranspose(3, 5, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(\"x\", 64)] [Input(\"noise\", 8)] [Dense(32, From = \"x\", Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [{|DIG249:Sampling(\"mean\", \"spread\", \"noise\")|}] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [AdamW]")]
    public void IsMarked(string network) => RuleTester.Reports("DIG249", network);

    [Theory]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(16, 16, 3)] [Conv2D(8, 3, Activation = ReLU, Name = \"h\")] [Conv2D(4, 3, Name = \"mean\", From = \"h\")] [Conv2D(4, 3, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Conv2DTranspose(3, 5, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Flatten(From = \"mean\", Name = \"m\")] [Sampling(\"m\", \"spread\")] [Dense(64, Name = \"out\")] [Loss(MeanSquaredError, Output = \"out\", Reduction = Reduction.BatchMean)] [Loss(KLStandardNormal, Output = \"mean\", LogVariance = \"spread\", Reduction = Reduction.BatchMean)] [AdamW]")]
    [InlineData("[Input(64)] [Dense(32, Activation = ReLU, Name = \"h\")] [Dense(8, Name = \"mean\", From = \"h\")] [Dense(8, Name = \"spread\", From = \"h\")] [Sampling(\"mean\", \"spread\")] [Dense(64)]")]
    public void IsSilent(string network) => RuleTester.Silent("DIG249", network);
}
