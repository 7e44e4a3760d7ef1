using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A block needs a value of a parameter.</summary>
public class DIG032Tests
{
    [Fact]
    public void AUseWithoutTheValueIsMarked() => RuleTester.Reports("DIG032", """
        [Network] [Input(8)] [{|DIG032:Use(typeof(Hidden))|}] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = BlockAttribute.Required; }
        """);

    [Fact]
    public void RequiredNumbersAndChoicesAreMarked() => RuleTester.Reports("DIG032", """
        [Network] [Input(8)] [{|DIG032:{|DIG032:Use(typeof(Hidden))|}|}] partial class Net { }
        [Block] [Dense(8, Activation = Hidden.Function)] [Dropout(Hidden.Rate)] static class Hidden { public const double Rate = BlockAttribute.Required; public const Activation Function = (Activation)BlockAttribute.Required; }
        """);

    [Fact]
    public void AUseInABlockThatPassesNothingOnIsMarked() => RuleTester.Reports("DIG032", """
        [Network] [Input(8)] [Use(typeof(Outer))] partial class Net { }
        [Block] [{|DIG032:Use(typeof(Hidden))|}] static class Outer { } [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = BlockAttribute.Required; }
        """);

    [Fact]
    public void AUseWithTheValueIsRight() => RuleTester.Silent("DIG032", """
        [Network] [Input(8)] [Use(typeof(Hidden), "Units", 4)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = BlockAttribute.Required; }
        """);

    [Fact]
    public void ADefaultIsRight() => RuleTester.Silent("DIG032", """
        [Network] [Input(8)] [Use(typeof(Hidden))] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """);
}
