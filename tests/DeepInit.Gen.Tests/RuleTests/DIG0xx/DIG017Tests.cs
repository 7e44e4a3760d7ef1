using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A value is never used.</summary>
public class DIG017Tests
{
    [Fact]
    public void ALayerThatNothingReadsIsMarked() => RuleTester.Reports("DIG017", """
        [Input(4)]
        [{|DIG017:Dense(8, Name = "lost", Activation = ReLU)|}]
        [Dense(8, From = "x", Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);

    [Fact]
    public void AnInputThatNothingReadsIsMarked() => RuleTester.Reports("DIG017", """
        [Input("a", 4)]
        [{|DIG017:Input("b", 4)|}]
        [Dense(1, From = "a")]
        """);

    [Fact]
    public void ASecondHeadWithALossIsSilent() => RuleTester.Silent("DIG017", """
        [Input(4)]
        [Dense(8, Name = "trunk", Activation = ReLU)]
        [Dense(1, Name = "a")]
        [Dense(2, Name = "b", From = "trunk")]
        [Loss(MeanSquaredError, Output = "a")]
        [Loss(MeanSquaredError, Output = "b")]
        [AdamW]
        """);

    [Fact]
    public void ALayerThatIsAnOutputIsSilent() => RuleTester.Silent("DIG017", """
        [Input(4)]
        [Dense(8, Name = "code", Activation = ReLU)]
        [Dense(4, Name = "probe")]
        [Dense(1, Name = "head", From = "code")]
        [Output("head")]
        [Output("probe")]
        [Loss(MeanSquaredError)]
        [AdamW]
        """);
}
