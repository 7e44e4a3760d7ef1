using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A member has the name of a generated one.</summary>
public class DIG020Tests
{
    [Fact]
    public void APropertyOfAGeneratedNameIsMarked() => RuleTester.Reports("DIG020", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed partial class Net
        {
            public int {|DIG020:Parameters|} => 3;
        }
        """);

    [Fact]
    public void AnOverloadOfAGeneratedMethodIsSilent() => RuleTester.Silent("DIG020", """
        [Network]
        [Input(4)]
        [Dense(8, Activation = ReLU)]
        [Dense(1)]
        [Loss(MeanSquaredError)]
        [AdamW]
        public sealed partial class Net
        {
            public float Predict(int row) => row;

            public int Tag => 3;
        }
        """);

    private const string Net = "[Network] [Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public sealed partial class Net";

    [Theory]
    [InlineData("int {|DIG020:MaxThreads|};")]
    [InlineData("int {|DIG020:OutputSize|};")]
    [InlineData("int {|DIG020:_networkEngine|};")]
    [InlineData("class {|DIG020:NetworkEngine|} { }")]
    [InlineData("class {|DIG020:Predict|} { }")]
    [InlineData("event System.Action {|DIG020:Fit|};")]
    [InlineData("void {|DIG020:Parameters|}() { }")]
    [InlineData("public string {|DIG020:Summary|}() => \"\";")]
    [InlineData("float[] {|DIG020:Predict|}(System.ReadOnlySpan<float> mine) => null;")]
    [InlineData("string INetwork<float>.{|DIG020:Name|} => \"mine\";")]
    [InlineData("class {|DIG020:DiV|} { }")]
    [InlineData("int {|DIG020:DiUnsafe|};")]
    public void WhatCannotStandBesideAGeneratedMemberIsMarked(string member) => RuleTester.Reports("DIG020", $"{Net} {{ {member} }}");

    [Theory]
    [InlineData("public string Summary(int width) => \"\";")]
    [InlineData("float[] Predict<T>(System.ReadOnlySpan<float> mine) => null;")]
    [InlineData("float[] Predict(in System.ReadOnlySpan<float> mine) => null;")]
    [InlineData("void Predict(System.ReadOnlySpan<double> x) { }")]
    [InlineData("bool IsRandomized;")]
    [InlineData("void Forward() { }")]
    [InlineData("int NetworkRows;")]
    [InlineData("int PredictRows;")]
    [InlineData("ParameterCollection<float> INetwork<float>.Parameters => null;")]
    public void WhatCanIsSilent(string member) => RuleTester.Silent("DIG020", $"{Net} {{ {member} }}");

    [Fact]
    public void ATypeNearerThanAnAliasIsMarked() => RuleTester.Reports("DIG020", $"namespace A {{ class {{|DIG020:DiV|}} {{ }} namespace B {{ {Net}; }} }}");
}
