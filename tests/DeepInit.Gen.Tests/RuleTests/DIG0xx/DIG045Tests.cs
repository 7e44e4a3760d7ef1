using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An optimiser of matrices needs another one beside it.</summary>
public class DIG045Tests
{
    [Theory]
    [InlineData("Muon")]
    [InlineData("NorMuon")]
    public void AloneItIsMarked(string optimizer) => RuleTester.Reports("DIG045", $$"""
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [{|DIG045:{{optimizer}}|}]
        """);

    [Theory]
    [InlineData("[Muon] [AdamW]")]
    [InlineData("[SGD] [NorMuon]")]
    public void BesideAnotherItIsSilent(string optimizers) => RuleTester.Silent("DIG045", $"""
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {optimizers}
        """);
}
