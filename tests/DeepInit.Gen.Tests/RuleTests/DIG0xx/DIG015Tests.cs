using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A layer reads a later one.</summary>
public class DIG015Tests
{
    [Fact]
    public void ALayerThatReadsALaterOneIsMarked() => RuleTester.Reports("DIG015", """
        [Input(4)]
        [Dense(4, Name = "a", {|DIG015:From = "b"|}, Activation = ReLU)]
        [Dense(4, Name = "b", Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void ALayerThatReadsItselfIsMarked() => RuleTester.Reports("DIG015", """
        [Input(4)]
        [Dense(4, Name = "a", {|DIG015:From = "a"|}, Activation = ReLU)]
        [Dense(1)]
        """);

    [Fact]
    public void ALayerThatReadsAnEarlierOneIsSilent() => RuleTester.Silent("DIG015", """
        [Input(4)]
        [Dense(4, Name = "a", Activation = ReLU)]
        [Dense(1, From = "a")]
        """);
}
