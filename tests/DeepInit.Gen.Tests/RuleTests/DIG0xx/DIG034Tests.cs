using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A block is given another number of values than it has inputs.</summary>
public class DIG034Tests
{
    [Fact]
    public void OneValueForTwoInputsIsMarked() => RuleTester.Reports("DIG034", """
        [Network] [Input("a", 8)] [Input("b", 8)] [Use(typeof(Gate), {|DIG034:Inputs = new[] { "a" }|})] partial class Net { }
        [Block] [Input("signal")] [Input("control")] [Dense(8, From = "control", Activation = Sigmoid)] [Multiply("signal")] static class Gate { }
        """);

    [Fact]
    public void NoValueForTwoInputsIsMarked() => RuleTester.Reports("DIG034", """
        [Network] [Input("a", 8)] [Dense(8, From = "a")] [{|DIG034:Use(typeof(Gate))|}] partial class Net { }
        [Block] [Input("signal")] [Input("control")] [Dense(8, From = "control", Activation = Sigmoid)] [Multiply("signal")] static class Gate { }
        """);

    [Fact]
    public void TwoValuesForOneInputAreMarked() => RuleTester.Reports("DIG034", """
        [Network] [Input("a", 8)] [Input("b", 8)] [Use(typeof(Hidden), {|DIG034:Inputs = new[] { "a", "b" }|})] partial class Net { }
        [Block] [Dense(8)] static class Hidden { }
        """);

    [Fact]
    public void TwoValuesForTwoInputsAreRight() => RuleTester.Silent("DIG034", """
        [Network] [Input("a", 8)] [Input("b", 8)] [Use(typeof(Gate), Inputs = new[] { "a", "b" })] partial class Net { }
        [Block] [Input("signal")] [Input("control")] [Dense(8, From = "control", Activation = Sigmoid)] [Multiply("signal")] static class Gate { }
        """);

    [Fact]
    public void TheLayerBeforeForOneInputIsRight() => RuleTester.Silent("DIG034", """
        [Network] [Input(8)] [Dense(8, Activation = ReLU)] [Use(typeof(Hidden))] partial class Net { }
        [Block] [Dense(8)] static class Hidden { }
        """);
}
