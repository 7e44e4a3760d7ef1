using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Rows become alike, or chaotic, with depth.</summary>
public class DIG212Tests
{
    private const string End = "[Dense(1)] [Loss(MeanSquaredError)] [AdamW]";

    [Fact]
    public void SigmoidsMakeRowsAlikeWithinAFewLayers() => RuleTester.Reports("DIG212", $$"""
        [Input(30)]
        {{Repeated(3, "[Dense(64, Activation = Sigmoid)]")}}
        [{|DIG212:Dense(64, Activation = Sigmoid)|}]
        [Dense(64, Activation = Sigmoid)]
        {{End}}
        """);

    [Fact]
    public void LargeWeightsBeforeTanhAreChaotic() => RuleTester.Reports("DIG212", $$"""
        [Input(64)]
        {{Repeated(25, "[Dense(64, Activation = Tanh, Init = Gaussian, Sigma = 0.25)]")}}
        [{|DIG212:Dense(64, Activation = Tanh, Init = Gaussian, Sigma = 0.25)|}]
        {{Repeated(3, "[Dense(64, Activation = Tanh, Init = Gaussian, Sigma = 0.25)]")}}
        {{End}}
        """);

    [Fact]
    public void FiftyDerivedLayersAreSilent() => RuleTester.Silent("DIG212", $$"""
        [Input(64)]
        {{Repeated(25, "[Dense(64, Activation = ReLU)]")}}
        {{Repeated(25, "[Dense(64, Activation = Tanh)]")}}
        {{End}}
        """);

    [Fact]
    public void HundredsOfReLUsAreNot() => RuleTester.Reports("DIG212", $$"""
        [Input(16)]
        {{Repeated(199, "[Dense(16, Activation = ReLU)]")}}
        [{|DIG212:Dense(16, Activation = ReLU)|}]
        {{Repeated(5, "[Dense(16, Activation = ReLU)]")}}
        {{End}}
        """);

    [Fact]
    public void NormalisationsEndTheCount() => RuleTester.Silent("DIG212", $$"""
        [Input(30)]
        {{Repeated(9, "[Dense(64, UseBias = false)] [BatchNormalization] [Activation(Sigmoid)]")}}
        {{End}}
        """);

    [Fact]
    public void ANetworkThatDoesNotTrainIsSilent() => RuleTester.Silent("DIG212", $$"""
        [Input(30)]
        {{Repeated(9, "[Dense(64, Activation = Sigmoid)]")}}
        [Dense(1)]
        """);

    private static string Repeated(int count, string layer) => string.Join("\n", Enumerable.Repeat(layer, count));
}
