using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Two parameter settings contradict each other.</summary>
public class DIG044Tests
{
    [Fact]
    public void TwoPatternsOfWhichNeitherIsMoreSpecificAreMarked() => RuleTester.Reports("DIG044", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1, Name = "head")]
        [Loss(MeanSquaredError)]
        [AdamW]
        [Parameter("*.weight", LearningRateScale = 0.1)]
        [Parameter("head.*", {|DIG044:LearningRateScale = 2|})]
        """);

    [Fact]
    public void OneNameTwiceIsMarked() => RuleTester.Reports("DIG044", """
        [Input(4)]
        [Dense(1)]
        [Parameter("dense0.bias", Trainable = true)]
        [Parameter("dense0.bias", {|DIG044:Trainable = false|})]
        """);

    [Fact]
    public void InitialisersThatDifferAreMarked() => RuleTester.Reports("DIG044", """
        [Input(4)]
        [Dense(1)]
        [Parameter("dense0.*", Init = Zeros)]
        [Parameter("*.bias", {|DIG044:Init = Ones|})]
        """);

    [Fact]
    public void ThoseThatSayTheSameAreSilent() => RuleTester.Silent("DIG044", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1, Name = "head")]
        [Loss(MeanSquaredError)]
        [AdamW]
        [Parameter("*.weight", LearningRateScale = 0.1)]
        [Parameter("head.*", LearningRateScale = 0.1, WeightDecay = 0)]
        """);

    [Fact]
    public void AMoreSpecificOneDecidesWhateverTheOrder() => RuleTester.Silent("DIG044", """
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1, Name = "head")]
        [Loss(MeanSquaredError)]
        [AdamW]
        [Parameter("head.weight", LearningRateScale = 3)]
        [Parameter("*.weight", LearningRateScale = 0.1)]
        [Parameter("*", LearningRateScale = 0.5)]
        [Parameter("head.*", WeightDecay = 0)]
        """);

    [Theory]
    [InlineData("dense0.bias", "dense0.bias", "the two are the same: leave one of them out")]
    [InlineData("*.bias", "**.bias", "the two fit the same: leave one of them out")]
    [InlineData("dense0.*", "*.bias", "neither is more specific: say it in [Parameter(\"dense0.bias\")], or by another pattern that fits fewer")]
    public void TheMessageSaysWhatToDo(string one, string other, string remedy) => Assert.Equal(
        $"Trainable of 'dense0.bias' is given by [Parameter(\"{one}\")] and, otherwise, by [Parameter(\"{other}\")]; {remedy}",
        Assert.Single(
            RuleTester.Analyze(RuleTester.Whole($"[Input(4)] [Dense(1)] [Parameter(\"{one}\", Trainable = true)] [Parameter(\"{other}\", Trainable = false)]")),
            d => d.Id == "DIG044" && d.GetMessage(null).Contains("'dense0.bias'", StringComparison.Ordinal)).GetMessage(null));
}
