using System.Globalization;
using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Messages speak of the user's names and of both numbers.</summary>
public class MessageTests
{
    [Theory]
    [InlineData(
        "DIG101",
        "[Input(4)] [Dense(96, Name = \"user\", Activation = ReLU)] [Dense(128, Name = \"item\", From = \"x\", Activation = ReLU)] [Add(\"user\", \"item\", Name = \"towers\")]",
        "Add 'towers' combines values of one shape, but 'user' has 96 and 'item' has 128")]
    [InlineData(
        "DIG006",
        "[Input(\"user\", 4)] [Dense(1, Name = \"head\", From = \"usre\")]",
        "Dense 'head' refers to 'usre', but no input or earlier layer has this name; did you mean 'user'?")]
    [InlineData(
        "DIG015",
        "[Input(4)] [Dense(4, Name = \"a\", From = \"b\", Activation = ReLU)] [Dense(1, Name = \"b\")]",
        "Dense 'a' reads 'b', which stands after it; layers stand in the order in which they run, and a network has no cycles")]
    [InlineData(
        "DIG229",
        "[Input(30)] [Dense(64, Name = \"trunk\")] [Dense(10, Name = \"head\")]",
        "Dense 'trunk' (30 → 64) and Dense 'head' (64 → 10) have no activation between them: together they are one linear layer 30 → 10")]
    [InlineData(
        "DIG236",
        "[Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(LearningRate = 0.5)]",
        "LearningRate 0.5 is far higher than Adam takes (1e-5 to 0.01): training will most likely diverge or stall")]
    [InlineData(
        "DIG201",
        "[Input(4)] [Dense(8, Name = \"h\", Init = Zeros, Activation = ReLU)] [Dense(1, Init = He)]",
        "Dense 'h' starts with every weight at 0: its 8 units compute the same; and ReLU passes no gradient at 0, so that they never learn")]
    [InlineData(
        "DIG206",
        "[Input(100)] [Dense(64, Name = \"a\", Init = Gaussian, Activation = ReLU)] [Dense(64, Name = \"b\", Init = Gaussian, Activation = ReLU)] [Dense(1)]",
        "Dense 'b' starts by Normal, σ 1: with standardised inputs the variance of its sums is 3200, outside [0.001, 1000]; σ 0.125 would keep it at about 1")]
    public void AMessageNamesLayersAndNumbers(string rule, string attributes, string expected) =>
        Assert.Equal(expected, RuleTester.Single(rule, attributes).GetMessage(CultureInfo.InvariantCulture));

    [Fact]
    public void MessagesAreTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            string message = RuleTester.Single("DIG236", "[Input(4)] [Dense(1)] [Loss(MeanSquaredError)] [Adam(LearningRate = 0.5)]").GetMessage(null);
            Assert.Contains("0.5", message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
