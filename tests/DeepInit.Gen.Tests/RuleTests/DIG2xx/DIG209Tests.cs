using DeepInit.Gen.Diagnostics.Checks;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.RuleTests.Support;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>Gradients explode or vanish.</summary>
public class DIG209Tests
{
    private const string Training = "\n[Dense(1)]\n[Loss(MeanSquaredError)]\n[AdamW]\n";

    [Fact]
    public void FourSigmoidsInARowVanish() => RuleTester.Reports("DIG209", """
        [Input(64)]
        [Dense(64, Activation = Sigmoid)]
        [Dense(64, {|DIG209:Activation = Sigmoid|})]
        [Dense(64, Activation = Sigmoid)]
        [Dense(64, Activation = Sigmoid)]
        """ + Training);

    [Fact]
    public void ReLUsAreSilent() => RuleTester.Silent("DIG209", """
        [Input(64)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        [Dense(64, Activation = ReLU)]
        """ + Training);

    [Fact]
    public void AFunnelOfDerivedLayersIsSilentWhateverItsWidths() => RuleTester.Silent("DIG209", """
        [Input(5000)]
        [Dense(1024, Activation = ReLU)]
        [Dense(128, Activation = ReLU)]
        [Dense(16, Activation = ReLU)]
        """ + Training);

    [Fact]
    public void ResidualSumsLetTheGradientPast() => RuleTester.Silent("DIG209", """
        [Input(64)]
        [Dense(64, Name = "a", Activation = ReLU)]
        [Dense(64, Activation = Sigmoid)]
        [Dense(64)]
        [Add("a", Name = "b")]
        [Dense(64, Activation = Sigmoid)]
        [Dense(64)]
        [Add("b", Name = "c")]
        """ + Training);

    [Fact]
    public void ConvolutionsIntoAMeanOverManyPixelsAreSilent() => RuleTester.Silent("DIG209", """
        [Input(64, 64, 3)]
        [Conv2D(16, 3, Activation = ReLU)]
        [Conv2D(16, 3, Activation = ReLU)]
        [GlobalAveragePooling2D]
        """ + Training);

    [Theory]
    [InlineData("[Dense(6, Init = Normal, Sigma = 0.001)]")]
    [InlineData("[Dense(6, Init = Orthogonal, Gain = 0.01)]")]
    [InlineData("[Dense(6, Init = Normal, Sigma = 0.001)] [Activation(Tanh)]")]
    public void ALastLayerThatStartsSmallIsSilent(string last) =>
        RuleTester.Silent("DIG209", $"[Input(17)] [Dense(64, Activation = Tanh)] [Dense(64, Activation = Tanh)] {last} [Loss(MeanSquaredError)] [AdamW]");

    [Fact]
    public void WithoutTrainingThereIsNoGradient() => RuleTester.Silent("DIG209", """
        [Input(64)]
        [Dense(64, Activation = Sigmoid)]
        [Dense(64, Activation = Sigmoid)]
        [Dense(64, Activation = Sigmoid)]
        [Dense(64, Activation = Sigmoid)]
        [Dense(1)]
        """);

    // E[f'²]: 1/2 for ReLU, 1 for linear; weights of variance 2 / fan in double it, of 1 / fan in keep it.
    [Theory]
    [InlineData("ReLU", "He", 1)]
    [InlineData("Linear", "LeCun", 1)]
    [InlineData("ReLU", "LeCun", 0.5)]
    [InlineData("LeakyReLU, NegativeSlope = 0.5", "LeCun", 0.625)]
    public void AHiddenLayerPassesWhatTheFormulaSays(string activation, string init, double expected)
    {
        ShapedNetwork network = Harness.Shape($$"""
            [Network] [Input(8)] [Dense(40, Activation = {{activation}}, Init = {{init}}Normal)] [Dense(3, Init = {{init}}Normal)]
            [Loss(MeanSquaredError)] [AdamW] public partial class Net { }
            """);
        var graph = new NetworkIndex(network);
        double[] gradients = GradientPropagation.Of(graph, SignalPropagation.Of(graph, _ => false));
        double last = SignalPropagation.Factor(graph.WeightOf(network.Nodes[1])!, 40);
        Assert.Equal(1, gradients[1]);
        Assert.Equal(expected, gradients[0] * (init == "He" ? 1 : 1 / last), 2);
    }
}
