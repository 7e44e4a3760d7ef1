namespace DeepInit.Tests.Training;

/// <summary>When a prediction counts as right, rule by rule, with a network whose outputs are its inputs.</summary>
public sealed class AccuracyMeterTests
{
    [Fact]
    public void ClassesCountWhereTheLargestOutputIs()
    {
        var data = new Dataset<float>([0, 1, 0, 2, 1, 0, 0, 0, 3], [1, 0, 0]);
        Assert.Equal(2 / 3.0, Measure(data, [3], new TensorDescription("target", [], isClassIndex: true))!.Value, 12);
    }

    [Fact]
    public void ClassesOfASequenceCountOneByOne()
    {
        // One row of two positions with three classes each.
        var data = new Dataset<float>([0, 1, 0, 5, 1, 0], [1, 2]);
        Assert.Equal(0.5, Measure(data, [2, 3], new TensorDescription("target", [2], isClassIndex: true)));
    }

    [Fact]
    public void DistributionsCountWhereTheirLargestValueIs()
    {
        var data = new Dataset<float>([0, 1, 0, 2, 1, 0], [0.1f, 0.8f, 0.1f, 0.2f, 0.3f, 0.5f]);
        Assert.Equal(0.5, Measure(data, [3], new TensorDescription("target", [3], accuracy: AccuracyRule.Argmax)));
    }

    [Theory]
    [InlineData(AccuracyRule.ProbabilityAboveHalf, new[] { 0.4f, 0.6f, 0.5f, -1f }, new[] { 0f, 1, 1, 0 }, 0.75)]
    [InlineData(AccuracyRule.LogitAboveZero, new[] { 0.4f, 0.6f, 0.5f, -1f }, new[] { 0f, 1, 1, 0 }, 0.75)]
    [InlineData(AccuracyRule.LogitAboveZero, new[] { 0f, 0.1f, -0.1f, -1f }, new[] { 0f, 1, 1, 1 }, 0.5)]
    [InlineData(AccuracyRule.SameSign, new[] { 0.4f, -0.6f, 0f, -1f }, new[] { 1f, -1, -1, 1 }, 0.75)]
    public void ElementsCountBySidesOfTheThreshold(AccuracyRule rule, float[] outputs, float[] targets, double accuracy)
    {
        Assert.Equal(accuracy, Measure(new Dataset<float>(outputs, targets), [1], new TensorDescription("target", [1], accuracy: rule)));
        Assert.Equal(accuracy, Measure(new Dataset<float>(outputs, targets), [2], new TensorDescription("target", [2], accuracy: rule)));
    }

    [Fact]
    public void RegressionHasNoAccuracy() => Assert.Null(Measure(new Dataset<float>([1f], [1f]), [1], new TensorDescription("target", [1])));

    private static double? Measure(Dataset<float> data, int[] shape, TensorDescription target) =>
        Trainer.Evaluate(new Echo(shape, target), data, batchSize: 2).Accuracy;

    private sealed class Echo(int[] shape, TensorDescription target) : ILossNetwork<float>
    {
        public string Name => "Echo";

        public IReadOnlyList<TensorDescription> Inputs { get; } = [new("x", shape)];

        public IReadOnlyList<TensorDescription> Outputs { get; } = [new("unused", [7]), new("output", shape)];

        public IReadOnlyList<TensorDescription> Targets { get; } =
            [new(target.Name, [.. target.Shape], target.IsClassIndex, output: 1, target.Accuracy)];

        public ParameterCollection<float> Parameters => throw new NotSupportedException();

        public void Predict(Batch<float> batch, IReadOnlyList<float[]> outputs) => batch.Input(0).CopyTo(outputs[1]);

        public NetworkGraph Graph => throw new NotSupportedException();

        public string Summary() => "";

        public float ComputeLoss(Batch<float> batch) => 0;
    }
}
