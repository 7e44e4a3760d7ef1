using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>An optimiser costs as much as many rows.</summary>
public class DIG304Tests
{
    [Fact]
    public void WideLayersAreMarked() => RuleTester.Reports("DIG304", """
        [Network]
        [Input(64)]
        [Dense(256, Activation = ReLU)]
        [Dense(256, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [{|DIG304:Muon|}]
        [AdamW]
        """);

    [Theory]
    [InlineData("8", "[Muon] [AdamW]")]
    [InlineData("256", "[AdamW]")]
    public void NarrowLayersAndOtherOptimisersAreSilent(string width, string optimizers) => RuleTester.Silent("DIG304", $"""
        [Network]
        [Input(8)]
        [Dense({width}, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        {optimizers}
        """);
}
