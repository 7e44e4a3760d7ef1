using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A label does not fit the loss.</summary>
public class DIG041Tests
{
    [Theory]
    [InlineData("double", "[Dense(2)] [Loss({|DIG041:CrossEntropy|})]")]
    [InlineData("double", "[Dense(1)] [Loss({|DIG041:PoissonNegativeLogLikelihood|})]")]
    [InlineData("bool", "[Dense(1)] [Loss({|DIG041:MeanSquaredError|})]")]
    [InlineData("bool", "[Dense(1)] [Loss({|DIG041:Hinge|})]")]
    [InlineData("Energy", "[Dense(3)] [Loss({|DIG041:MeanSquaredError|})]")]
    [InlineData("Energy", "[Dense(3)] [Loss({|DIG041:BinaryCrossEntropyWithLogits|})]")]
    [InlineData("double", "[Dense(1)] [Loss(MeanSquaredError)] [{|DIG041:Loss(Huber)|}]")]
    public void ALossOfAnotherKindIsMarked(string label, string output) => RuleTester.Reports("DIG041", Source(label, output + " [AdamW]"));

    [Fact]
    public void ANetworkWithoutALossIsMarkedAtTheType() => RuleTester.Reports("DIG041", RowSources.Of(
        "double Area, [Label] double Label", "[Network({|DIG041:typeof(House)|})] [Dense(8, Activation = ReLU)] [Dense(1)]"));

    [Theory]
    [InlineData("double", "[Dense(1)] [Loss(MeanSquaredError)]")]
    [InlineData("int?", "[Dense(1)] [Loss(Huber)]")]
    [InlineData("bool", "[Dense(1, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)]")]
    [InlineData("bool", "[Dense(1)] [Loss(BinaryCrossEntropyWithLogits)]")]
    [InlineData("Energy", "[Dense(3)] [Loss(CrossEntropy)]")]
    [InlineData("Energy", "[Dense(3, Activation = Softmax)] [Loss(CategoricalCrossEntropy)]")]
    [InlineData("Energy", "[Dense(3, Activation = LogSoftmax)] [Loss(NegativeLogLikelihood)]")]
    public void TheLossesOfItsKindAreRight(string label, string output) => RuleTester.Silent("DIG041", Source(label, output + " [AdamW]"));

    private static string Source(string label, string rest) => RowSources.Of($"double Area, [Label] {label} Label", "[Network(typeof(House))] [Dense(8, Activation = ReLU)] " + rest);
}
