using DeepInit.Gen.Tests.RuleTests.Support;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>A network has the name of a generated member.</summary>
public class DIG043Tests
{
    private const string Net = "[Network] [Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW] public sealed partial class";

    [Theory]
    [InlineData("Predict")]
    [InlineData("Fit")]
    [InlineData("Parameters")]
    [InlineData("InputSize")]
    [InlineData("OutputSize")]
    [InlineData("TrainBatch")]
    [InlineData("NetworkEngine")]
    [InlineData("MaxThreads")]
    public void ANameOfAGeneratedMemberIsMarked(string name) => RuleTester.Reports("DIG043", $"{Net} {{|DIG043:{name}|}};");

    [Theory]
    [InlineData("Prediction")]
    [InlineData("IsRandomized")]
    [InlineData("PredictRows")]
    [InlineData("Update")]
    [InlineData("Step")]
    [InlineData("InferenceJob")]
    [InlineData("DeepInit")]
    [InlineData("System")]
    public void OtherNamesAreRight(string name) => RuleTester.Silent("DIG043", $"{Net} {name};");
}
