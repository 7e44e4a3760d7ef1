using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A block uses itself.</summary>
public class DIG033Tests
{
    [Fact]
    public void ABlockThatUsesItselfIsMarked() => RuleTester.Reports("DIG033", """
        [Network] [Input(8)] [Use(typeof(Hidden))] partial class Net { }
        [Block] [Dense(8)] [Use({|DIG033:typeof(Hidden)|})] static class Hidden { }
        """);

    [Fact]
    public void ACircleIsMarkedWhereItCloses() => RuleTester.Reports("DIG033", """
        [Network] [Input(8)] [Use(typeof(One))] partial class Net { }
        [Block] [Dense(8)] [Use(typeof(Two))] static class One { } [Block] [Use({|DIG033:typeof(One)|})] static class Two { }
        """);

    [Fact]
    public void TwoUsesOfOneBlockAreRight() => RuleTester.Silent("DIG033", """
        [Network] [Input(8)] [Use(typeof(One))] [Use(typeof(Two))] partial class Net { }
        [Block] [Dense(8, Activation = ReLU)] static class One { } [Block] [Use(typeof(One))] [Use(typeof(One))] static class Two { }
        """);

    [Fact]
    public void TheMessageShowsTheCircle() => Assert.Equal("Block 'One' uses itself: One → Two → One", RuleTester.Single("DIG033", """
        [Network] [Input(8)] [Use(typeof(One))] partial class Net { }
        [Block] [Dense(8)] [Use(typeof(Two))] static class One { } [Block] [Use(typeof(One))] static class Two { }
        """).GetMessage(null));
}
