using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Initialisers were chosen for a network.</summary>
public class DIG208Tests
{
    [Fact]
    public void ANetworkThatLeavesInitsOutIsMarkedOnce() => RuleTester.Reports("DIG208", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(8, Init = Xavier, Activation = Tanh)]
        [Dense(1)]
        public sealed partial class {|DIG208:Net|};
        """);

    [Fact]
    public void TheMessageNamesWhatWasChosenAndPointsAtTheTable() => Assert.Equal(
        "Network 'Net' leaves the initialisers of 6 layers open, which start by He normal for 'a', 'b' and 3 more, Xavier uniform for 'f'; Summary() lists each with its sigma",
        RuleTester.Single("DIG208", """
            [Input(4)]
            [Dense(8, Name = "a", Activation = ReLU)]
            [Dense(8, Name = "b", Activation = ReLU)]
            [Dense(8, Name = "c", Activation = ReLU)]
            [Dense(8, Name = "d", Activation = ReLU)]
            [Dense(8, Name = "e", Activation = ReLU)]
            [Dense(1, Name = "f")]
            """).GetMessage(null));

    [Fact]
    public void OfABlockUsedOftenItIsOneToo() => RuleTester.Single("DIG208", """
        [Network] [Input(8)] [Use(typeof(Block), Repeat = 20)] [Dense(1)] public sealed partial class Net;
        [Block] [Dense(8, Activation = ReLU)] public sealed class Block;
        """);

    [Fact]
    public void LayersWithInitAreSilent() => RuleTester.Silent("DIG208", """
        [Input(4)]
        [Dense(8, Init = He, Activation = ReLU)]
        [Dense(1, Init = Xavier)]
        """);
}
