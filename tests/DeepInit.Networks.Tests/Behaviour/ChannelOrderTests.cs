namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Where the channels stand in what a user passes in and gets back changes nothing else.</summary>
public sealed class ChannelOrderTests
{
    private const int Rows = 3;
    private const int Pixels = 3 * 2;
    private static readonly float[] X = Numbers.Floats(Rows * ChannelsLastImages.InputSize, 1);
    private static readonly float[] Target = Numbers.Floats(Rows * ChannelsLastImages.OutputSize, 2);

    [Fact]
    public void OutputsAndTargetsStandAsTheOutputSays()
    {
        var last = new ChannelsLastImages(1);
        var first = new ChannelsFirstImages(1);
        for (int step = 0; step < 2; step++)
        {
            Assert.Equal(Numbers.Bits(ToFirst(last.Predict(X), Pixels, 17)), Numbers.Bits(first.Predict(ToFirst(X, 5 * 4, 3))));
            Assert.Equal(last.TrainBatch(X, Target), first.TrainBatch(ToFirst(X, 5 * 4, 3), ToFirst(Target, Pixels, 17)));
            Assert.Equal(Numbers.Values(last.Parameters), Numbers.Values(first.Parameters));
        }
    }

    [Fact]
    public void DescriptionsHaveTheShapeOfTheData()
    {
        ITrainableNetwork<float> last = new ChannelsLastImages(1);
        ITrainableNetwork<float> first = new ChannelsFirstImages(1);

        Assert.Equal([3, 2, 17], last.Outputs[0].Shape);
        Assert.Equal([17, 3, 2], first.Outputs[0].Shape);
        Assert.Equal([17, 3, 2], first.Targets[0].Shape);
        Assert.Equal([3, 5, 4], first.Inputs[0].Shape);
    }

    // [rows][pixels][channels] → [rows][channels][pixels]
    private static float[] ToFirst(float[] values, int pixels, int channels) =>
    [
        .. values.Chunk(pixels * channels).SelectMany(image => Enumerable.Range(0, image.Length).Select(i => image[(i % pixels * channels) + (i / pixels)])),
    ];
}
