namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Wrong arguments end in one clear exception, and the network is bit for bit what it was.</summary>
public sealed class ArgumentTests
{
    private const int Rows = 4;
    private static readonly float[] X = Numbers.Floats(Rows * SmallClassifier.InputSize, 1);
    private static readonly int[] Classes = [0, 1, 2, 1];

    [Fact]
    public void AnInputThatIsNoWholeNumberOfRowsIsRefused() =>
        RefusedByClassifier(X[..^1], Classes, "x", "'x' has 79 values; expected a multiple of 20");

    [Fact]
    public void AnEmptyInputIsRefused() => RefusedByClassifier([], [], "x", "'x' is empty; expected at least one row of 20");

    [Fact]
    public void TooFewTargetsAreRefused() => RefusedByClassifier(X, Classes[..^1], "target", "'target' has 3 values; expected 4");

    [Fact]
    public void ALabelForAnImageOfPredictionsAsksForTheLayerThatIsMissing()
    {
        var network = new PixelClassifier(seed: 1);
        var e = Assert.Throws<ArgumentException>("target", () => network.TrainBatch(Numbers.Floats(2 * 36, 1), [0, 1]));
        Assert.StartsWith("'target' has 2 values; expected 32, 16 for each of 2 rows. Each row has 1, and", e.Message, StringComparison.Ordinal);
        Assert.Contains("[Flatten] or a global pooling is missing before its last layer", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void AClassThatThereIsNotIsRefused(int wrong) =>
        RefusedByClassifier(X, [0, 1, wrong, 2], "target", $"'target' holds class {wrong} at position 2; expected 0 to 2");

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void AnInputThatIsNotFiniteIsRefusedWhereverItStands(float wrong, string shown)
    {
        for (int at = 0; at < X.Length; at++)
        {
            float[] x = [.. X];
            x[at] = wrong;
            RefusedByClassifier(x, Classes, "x", $"'x' holds {shown} in row {at / 20}, column {at % 20}; expected finite");
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void ATargetThatIsNotFiniteIsRefused(float wrong)
    {
        var network = new SmallRegression(1);
        float[] x = Numbers.Floats(12, 1);
        network.TrainBatch(x, [1, 2, 3]);
        int[] before = Numbers.Values(network.Parameters);

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.TrainBatch(x, [1, wrong, 3]));

        Assert.Equal("target", error.ParamName);
        Assert.Contains("in row 1, column 0; expected finite numbers", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers.Values(network.Parameters));
        Assert.Equal(1, network.StepCount);
        Assert.Throws<ArgumentException>(() => network.ComputeLoss(x, [1, wrong, 3]));
    }

    [Fact]
    public void InputsOfDifferentNumbersOfRowsAreRefused()
    {
        var network = new SmallGraph();

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.TrainBatch(new double[10], new double[17], [0, 1], new double[4]));

        Assert.Equal("right", error.ParamName);
        Assert.Contains("'right' has 17 values; expected 34", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnOutputOfAnotherLengthIsRefused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new SmallClassifier().Predict(X, new float[13]));

        Assert.Equal("output", error.ParamName);
        Assert.Contains("'output' has 13 values; expected 12", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABatchBeyondTheLargestArrayIsRefusedWithAWordOfAdvice()
    {
        var network = new ManyClasses();
        int[] before = Numbers.Values(network.Parameters);
        const int Many = 40_000;

        ArgumentException training = Assert.Throws<ArgumentException>(() => network.TrainBatch(new float[Many], new int[Many]));
        ArgumentException prediction = Assert.Throws<ArgumentException>(() => network.Predict(new float[Many]));
        ArgumentException output = Assert.Throws<ArgumentException>(() => network.Predict(new float[Many], new float[70_000]));

        Assert.Contains("40000 rows", training.Message, StringComparison.Ordinal);
        Assert.Contains("smaller batches", training.Message, StringComparison.Ordinal);
        Assert.Contains("40000 rows", prediction.Message, StringComparison.Ordinal);
        Assert.Contains("expected 2800000000", output.Message, StringComparison.Ordinal);
        Assert.Equal(before, Numbers.Values(network.Parameters));
        Assert.True(float.IsFinite(network.TrainBatch(new float[2], new int[2])));
    }

    private static void RefusedByClassifier(float[] x, int[] classes, string argument, string message)
    {
        var network = new SmallClassifier(1);
        network.TrainBatch(X, Classes);
        int[] values = Numbers.Values(network.Parameters);
        int[] states = Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq");

        Action[] calls = [() => network.TrainBatch(x, classes), () => network.ComputeLoss(x, classes), () => network.ComputeGradients(x, classes)];
        foreach (Action call in calls)
        {
            ArgumentException error = Assert.ThrowsAny<ArgumentException>(call);
            Assert.Equal(argument, error.ParamName);
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(values, Numbers.Values(network.Parameters));
        Assert.Equal(states, Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq"));
        Assert.Equal(1, network.StepCount);

        // Nothing of the refused batch is left behind.
        var untouched = new SmallClassifier(1);
        untouched.TrainBatch(X, Classes);
        Assert.Equal(untouched.TrainBatch(X, Classes), network.TrainBatch(X, Classes));
        Assert.Equal(Numbers.Values(untouched.Parameters), Numbers.Values(network.Parameters));
    }
}

// The mistake is what is tested.
#pragma warning disable DIG109
[Network]
[Input(6, 6, 1)]
[Conv2D(4, 3, Activation = ReLU)]
[Dense(3)]
[Loss(CrossEntropy)]
[SGD]
public sealed partial class PixelClassifier;
