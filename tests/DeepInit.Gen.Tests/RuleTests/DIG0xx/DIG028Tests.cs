using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A constructor leaves the network unbuilt.</summary>
public class DIG028Tests
{
    private const string Net = "[Network] [Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public sealed partial class Net";

    [Theory]
    [InlineData("public {|DIG028:Net|}(string file) => Load(file);")]
    [InlineData("private {|DIG028:Net|}() { }")]
    [InlineData("public {|DIG028:Net|}(long a) : base() { }")]
    [InlineData("public {|DIG028:Net|}(int a, int b = 0) { }")]
    [InlineData("public {|DIG028:Net|}(string a) { } public Net(long a) : this(\"a\") { }")]
    public void AConstructorThatDoesNotCallTheGeneratedOneIsMarked(string constructor) => RuleTester.Reports("DIG028", $"{Net} {{ {constructor} }}");

    [Theory]
    [InlineData("")]
    [InlineData("static Net() { }")]
    [InlineData("public Net() : this(42) { }")]
    [InlineData("public Net(string file) : this() => Load(file);")]
    [InlineData("public Net(string file) : this(1L) { } private Net(long a) : this(seed: (int)a) { }")]
    public void OthersAreRight(string constructor) => RuleTester.Silent("DIG028", $"{Net} {{ {constructor} }}");

    [Fact]
    public void TheFixCallsIt() => FixTester.Fixes(
        "DIG028",
        $"{Net}\n{{\n    public Net(string file)\n    {{\n    }}\n}}\n",
        $"{Net}\n{{\n    public Net(string file) : this()\n    {{\n    }}\n}}\n");

    [Fact]
    public void NoFixIsOfferedForACallOfTheBase() => Assert.Null(FixTester.Apply("DIG028", $"{Net} {{ public Net(string file) : base() {{ }} }}"));

    [Fact]
    public void TheFixMendsSeveralNetworks() => FixTester.FixesAll("DIG028", $"{Net} {{ public Net(string file) => Load(file); }}");
}
