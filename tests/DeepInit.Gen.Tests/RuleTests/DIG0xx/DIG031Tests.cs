using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A block has no parameter of this name.</summary>
public class DIG031Tests
{
    [Fact]
    public void AMisspeltNameIsMarked() => RuleTester.Reports("DIG031", """
        [Network] [Input(8)] [Use(typeof(Hidden), {|DIG031:"Unit"|}, 4)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """);

    [Fact]
    public void TheSecondNameIsMarked() => RuleTester.Reports("DIG031", """
        [Network] [Input(8)] [Use(typeof(Hidden), "Units", 4, {|DIG031:"Rate"|}, 0.5)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """);

    [Fact]
    public void AValueInThePlaceOfANameIsMarked() => RuleTester.Reports("DIG031", """
        [Network] [Input(8)] [Use(typeof(Hidden), {|DIG031:4|}, 5)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """);

    [Fact]
    public void ANameByNameofIsRight() => RuleTester.Silent("DIG031", """
        [Network] [Input(8)] [Use(typeof(Hidden), nameof(Hidden.Units), 4)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """);

    [Theory]
    [InlineData("\"Unit\"", "Block 'Hidden' has no parameter 'Unit': parameters are the constants of its class; did you mean 'Units'?")]
    [InlineData("\"Kernel\"", "Block 'Hidden' has no parameter 'Kernel': parameters are the constants of its class; it has 'Units'")]
    public void TheMessageNamesWhatThereIs(string name, string message) => Assert.Equal(message, RuleTester.Single("DIG031", $$"""
        [Network] [Input(8)] [Use(typeof(Hidden), {{name}}, 4)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """).GetMessage(null));

    [Fact]
    public void TheFixTakesTheNearestName() => FixTester.Fixes(
        "DIG031",
        """
        [Network] [Input(8)] [Use(typeof(Hidden), "Unit", 4)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """,
        """
        [Network] [Input(8)] [Use(typeof(Hidden), "Units", 4)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """);

    [Fact]
    public void FixAllMendsEveryNetwork() => FixTester.FixesAll("DIG031", """
        [Network] [Input(8)] [Use(typeof(Hidden), "Unit", 4)] partial class Net { }
        [Block] [Dense(Hidden.Units, Activation = ReLU)] static class Hidden { public const int Units = 8; }
        """);
}
