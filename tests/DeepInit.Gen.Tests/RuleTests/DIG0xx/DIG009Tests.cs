using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>DIG009: a network has one optimiser, or two that share its parameters.</summary>
public class DIG009Tests
{
    [Theory]
    [InlineData("[SGD] [{|DIG009:AdamW|}]")]
    [InlineData("[LAMB] [{|DIG009:LAMB|}]")]
    [InlineData("[Muon] [{|DIG009:NorMuon|}]")]
    [InlineData("[LAMB] [{|DIG009:AdamW|}]")]
    [InlineData("[Muon] [AdamW] [{|DIG009:SGD|}]")]
    [InlineData("[{|DIG009:SGD|}] [AdamW] [Parameter(\"*\", Optimizer = \"AdamW\")]")]
    public void TheOneTooManyIsMarked(string optimizers) => RuleTester.Reports("DIG009", $"""
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {optimizers}
        """);

    [Theory]
    [InlineData("[AdamW]")]
    [InlineData("[Muon] [AdamW]")]
    [InlineData("[AdamW] [NorMuon]")]
    [InlineData("[LAMB] [AdamW] [Parameter(\"dense1.*\", Optimizer = \"AdamW\")]")]
    [InlineData("[SGD(Momentum = 0.9)] [AdamW] [Parameter(\"dense1.*\", Optimizer = \"AdamW\")]")]
    public void OneOrTwoThatShareAreSilent(string optimizers) => RuleTester.Silent("DIG009", $"""
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {optimizers}
        """);
}
