using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Shapes;

/// <summary>Names become edges, and shapes follow.</summary>
public sealed class ShapeInferenceTests
{
    [Fact]
    public void AChainReadsTheLayerBefore()
    {
        ShapedNetwork network = Of("[Input(30)] [Dense(64)] [Activation(ReLU)] [Dropout(0.5)] [Dense(3)]");
        Assert.Equal(["x", "dense0", "activation0", "dropout0", "dense1"], network.Values.Select(value => value.Name));
        Assert.Equal([30, 64, 64, 64, 3], network.Values.Select(value => value.Shape.Length));
        Assert.Equal([0, 1, 2, 3], network.Nodes.Select(node => Assert.Single(node.Inputs)));
        Assert.Equal([4], network.Outputs);
    }

    [Fact]
    public void NamesThatAreGivenAreNotUsedForOthers() => Assert.Equal(
        ["x", "dense1", "dense0", "dense2"],
        Of("[Input(4)] [Dense(4, Name = \"dense1\")] [Dense(4)] [Dense(4)]").Values.Select(value => value.Name));

    [Fact]
    public void FromReadsAnotherValue()
    {
        ShapedNetwork network = Of("[Input(\"a\", 4)] [Input(\"b\", 6)] [Dense(5, From = \"b\")] [Dense(7, From = \"a\")]");
        Assert.Equal([1, 0], network.Nodes.Select(node => Assert.Single(node.Inputs)));
        Assert.Equal([5, 7], Weights(network).Select(p => p.Shape[0]));
        Assert.Equal([6, 4], Weights(network).Select(p => p.Shape[1]));
    }

    [Fact]
    public void ASumOfOneNameTakesTheLayerBeforeFirst()
    {
        ShapedNetwork network = Of("[Input(4)] [Dense(8, Name = \"skip\")] [Dense(8)] [Add(\"skip\")]");
        Assert.Equal([2, 1], network.Nodes[2].Inputs);
    }

    [Fact]
    public void ASumOfTwoNamesDoesNotTakeTheLayerBefore()
    {
        ShapedNetwork network = Of("[Input(4)] [Dense(8, Name = \"a\")] [Dense(8, Name = \"b\")] [Dense(3)] [Multiply(\"a\", \"b\")]");
        Assert.Equal([1, 2], network.Nodes[3].Inputs);
        Assert.Equal([3, 4], network.Outputs);
    }

    [Fact]
    public void AConcatenationAddsFeatures()
    {
        ShapedNetwork network = Of("[Input(\"a\", 4)] [Input(\"b\", 6)] [Concat(\"a\", \"b\", \"a\")]");
        Assert.Equal(14, network.Values[2].Shape.Length);
        Assert.Equal([0, 1, 0], network.Nodes[0].Inputs);
    }

    [Fact]
    public void DenseLayersActOnTheLastAxis()
    {
        ShapedNetwork network = Of("[Input(5, 4)] [Dense(3)]");
        Assert.Equal([5, 3], network.Values[1].Shape.Dimensions);
        Assert.Equal(5, network.Values[1].Shape.Positions);
        Assert.Equal([3, 4], Weights(network).Single().Shape);
    }

    [Fact]
    public void LayersThatNothingReadsAndLayersThatALossReadsAreOutputs()
    {
        ShapedNetwork network = Of("[Input(4)] [Dense(3, Name = \"read\")] [Dense(2, Name = \"end\")] [Dense(5, From = \"read\")] [Loss(MeanSquaredError, Output = \"read\")] [SGD]");
        Assert.Equal(["read", "end", "dense0"], network.Outputs.Select(id => network.Values[id].Name));
    }

    [Fact]
    public void OutputsThatAreNamedAreThoseAlone()
    {
        ShapedNetwork network = Of("[Input(4)] [Dense(3, Name = \"a\")] [Dense(2, Name = \"b\")] [Output(\"b\")] [Output(\"a\")]");
        Assert.Equal(["b", "a"], network.Outputs.Select(id => network.Values[id].Name));
    }

    [Fact]
    public void OneLossHasTargetAndSeveralHaveTheNamesOfTheirOutputs()
    {
        Assert.Equal("target", Of("[Input(4)] [Dense(3)] [Loss(MeanSquaredError)] [SGD]").Losses.Single().Target);
        Assert.Equal(
            ["a", "mine"],
            Of("[Input(4)] [Dense(3, Name = \"a\")] [Dense(2)] [Loss(MeanSquaredError, Output = \"a\")] [Loss(Huber, Target = \"mine\")] [SGD]").Losses.Select(loss => loss.Target));
    }

    [Fact]
    public void SettingsOfParametersOverrideThoseOfLayers()
    {
        ShapedNetwork network = Of("""
            [Input(4)] [Dense(3)] [Dense(2, Trainable = false)] [Loss(MeanSquaredError)] [AdamW]
            [Parameter("dense0.weight", Trainable = false, Decay = false)] [Parameter("dense1.bias", Trainable = true, Decay = true)]
            """);
        Assert.Equal(
            [("dense0.weight", false, false), ("dense0.bias", true, false), ("dense1.weight", false, true), ("dense1.bias", true, true)],
            network.Parameters.Select(p => (p.Name, p.Trainable, p.Decay)));
    }

    [Fact]
    public void DecayOfAllParametersIncludesBiases() => Assert.All(
        Of("[Input(4)] [Dense(3)] [Loss(MeanSquaredError)] [AdamW(DecayScope = DecayScope.All)]").Parameters,
        parameter => Assert.True(parameter.Decay));

    /// <summary>Of a tensor that does not train, a pattern that says how fast it would move explains nothing.</summary>
    [Fact]
    public void OnlyWhatFrozeATensorExplainsIt()
    {
        ShapedNetwork network = Of("""
            [Input(4)] [Dense(3, Name = "a")] [Dense(2, Name = "b")] [Loss(MeanSquaredError)] [AdamW(WeightDecay = 0.1)]
            [Parameter("a.weight", Trainable = false)] [Parameter("*", LearningRateScale = 0.5, WeightDecay = 0.2)]
            """);
        Assert.Equal([["a.weight"], ["*"], ["*"], ["*"]], network.Parameters.Select(p => p.Settings.Why.ToArray()));
    }

    [Fact]
    public void TheMostSpecificSettingDecidesEachOption()
    {
        ShapedNetwork network = Of("""
            [Input(4)] [Dense(3, Name = "a")] [Dense(2, Name = "b")] [Loss(MeanSquaredError)] [AdamW(WeightDecay = 0.1)]
            [Parameter("b.weight", LearningRateScale = 3)] [Parameter("*", LearningRateScale = 0.5, WeightDecay = 0.2)] [Parameter("*.bias", WeightDecay = 0)]
            """);
        Assert.Equal(
            [("a.weight", 0.5, 0.2), ("a.bias", 0.5, 0.0), ("b.weight", 3.0, 0.2), ("b.bias", 0.5, 0.0)],
            network.Parameters.Select(p => (p.Name, p.Settings.LearningRateScale, p.Settings.WeightDecay)));
        Assert.Equal(["b.weight", "*"], network.Parameters[2].Settings.Why);
    }

    [Fact]
    public void DecayFalseIsNoDecayWhateverTheCoefficient()
    {
        ShapedNetwork network = Of("[Input(4)] [Dense(3)] [Loss(MeanSquaredError)] [AdamW] [Parameter(\"*\", WeightDecay = 0.2)] [Parameter(\"*.bias\", Decay = false)]");
        Assert.Equal([(true, 0.2), (false, 0.0)], network.Parameters.Select(p => (p.Decay, p.Settings.WeightDecay)));
    }

    [Fact]
    public void AnyTensorOfAnyLayerTakesAnInitialiser()
    {
        ShapedNetwork network = Of("""
            [Input(8, 8, 3)] [SeparableConv2D(4, 3, Name = "s")] [BatchNormalization(Name = "n")] [PReLU(Name = "p")] [Flatten] [Dense(1)]
            [Parameter("s.depthwise.weight", Init = Normal, Sigma = 0.1)] [Parameter("n.weight", Init = Constant, Value = 0.25)] [Parameter("n.running_mean", Init = Ones)]
            [Parameter("p.weight", Init = Zeros)]
            """);
        ParameterShape Named(string name) => network.Parameters.Single(p => p.Name == name);
        Assert.Equal((Init.Normal, 0.1), (Named("s.depthwise.weight").Init.Init, Named("s.depthwise.weight").Init.Sigma));
        Assert.True(Named("s.pointwise.weight").Init.Derived);
        Assert.Equal([0.25], Named("n.weight").Init.Arguments);
        Assert.Equal(Init.Ones, Named("n.running_mean").Init.Init);
        Assert.Equal(Init.Zeros, Named("p.weight").Init.Init);
    }

    private static ShapedNetwork Of(string attributes) => Harness.Shape($"[Network] {attributes} partial class Net {{ }}");

    private static IEnumerable<ParameterShape> Weights(ShapedNetwork network) => network.Parameters.Where(parameter => parameter.Role == "weight");
}
