using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A decay by layers leaves next to nothing of the rate of the first layers.</summary>
public class DIG259Tests
{
    private const string Deep = """
        [Network]
        [Input(4)]
        [Dense(8, Activation = Tanh)]
        [Dense(8, Activation = Tanh)]
        [Dense(8, Activation = Tanh)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """;

    [Theory]
    [InlineData("0.04")]
    [InlineData("1e-3")]
    public void AFactorThatLeavesNothingIsMarked(string factor) => RuleTester.Reports("DIG259", Deep + "\n[LayerDecay({|DIG259:" + factor + "|})]");

    [Theory]
    [InlineData("[LayerDecay(0.75)]")]
    [InlineData("[LayerDecay(0.05)]")]
    [InlineData("[LayerDecay(0.04)] [Parameter(\"dense0.*\", Trainable = false)]")]
    public void OneThatLeavesEnoughIsSilent(string training) => RuleTester.Silent("DIG259", Deep + "\n" + training);
}
