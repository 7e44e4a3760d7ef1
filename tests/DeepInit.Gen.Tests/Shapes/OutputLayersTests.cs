using DeepInit.Gen.Shapes;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Shapes;

/// <summary>What an output layer is to starts and optimisers: the one that a network ends with, whatever else is looked at.</summary>
public sealed class OutputLayersTests
{
    private const string Layers = """
        [Input(6)] [Dense(16, Name = "a", Activation = Activation.ReLU)]
        [Dense(16, Name = "inner", Activation = Activation.ReLU)] [Dense(16, Name = "close")] [Add("a", Name = "sum")]
        [Dense(24, Name = "b")] [Activation(Activation.Tanh, Name = "bent")] [Dense(3, Name = "c")] [Activation(Activation.Softmax, Name = "end")]
        """;

    private const string Seen = """
        [Output("a")] [Output("inner")] [Output("b")] [Output("bent")] [Output("c")] [Output("end")] [Loss(Loss.SparseCategoricalCrossEntropy, Output = "end")]
        """;

    [Theory]
    [InlineData("[Muon] [AdamW]", "")]
    [InlineData("[Adam] [MuP(BaseWidth = 8)]", "")]
    [InlineData("[AdamW]", "[Parameter(\"*.weight\", Init = Init.Fixup)]")]
    public void AHiddenLayerThatIsLookedAtStaysOne(string optimizer, string start) =>
        Assert.Equal(Network(Layers + "[Loss(Loss.SparseCategoricalCrossEntropy)]" + optimizer + start).Parameters, Network(Layers + Seen + optimizer + start).Parameters);

    [Fact]
    public void MuonMovesWhatIsHiddenAndTheOtherTheEnd() => Assert.Equal(
        ["0 hidden matrix", "0 hidden matrix", "0 hidden matrix", "0 hidden matrix", "1 the output layer"],
        Network(Layers + Seen + "[Muon] [AdamW]").Parameters.Where(parameter => parameter.Name.EndsWith(".weight", StringComparison.Ordinal))
            .Select(parameter => $"{parameter.Settings.Optimizer} {parameter.Settings.Routed}"));

    [Fact]
    public void FixupStartsTheEndsOfBranchesAndOfTheNetworkAtZero() => Assert.Equal(
        ["close.weight", "c.weight"],
        Network(Layers + Seen + "[AdamW] [Parameter(\"*.weight\", Init = Init.Fixup)]").Parameters
            .Where(parameter => parameter.Name.EndsWith(".weight", StringComparison.Ordinal) && parameter.Init.Arguments.All(argument => argument == 0)).Select(parameter => parameter.Name));

    private static ShapedNetwork Network(string attributes) => Harness.Shape($$"""
        using DeepInit;
        [Network] {{attributes}}
        partial class Net { }
        """);
}
