namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>Numbers whose squares are outside of single precision, against the same in double.</summary>
public sealed class ExtremeTests
{
    [Theory]
    [InlineData(1e18f)]
    [InlineData(1.9e19f)]
    [InlineData(1e30f)]
    public void AClippedStepHasTheLengthOfItsClip(float size)
    {
        // The gradient of the sum of |W x − y| is ±x in each row of W.
        var network = new ClippedStep(1);
        float[] before = network.Parameters[0].ToArray();
        network.TrainBatch([3 * size, -4 * size], [float.MaxValue, float.MaxValue]);
        float[] moved = [.. network.Parameters[0].ToArray().Zip(before, (after, start) => after - start)];

        // Of length 2 · 0.5: both rows are (3, −4) / 5 / √2.
        double root = Math.Sqrt(2);
        double[] expected = [0.6 / root, -0.8 / root, 0.6 / root, -0.8 / root];
        for (int i = 0; i < 4; i++)
            Assert.Equal(expected[i], moved[i], 1e-5);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(1e19f)]
    [InlineData(2e19f)]
    [InlineData(1e30f)]
    [InlineData(1e38f)]
    public void NormalizationsHoldWhatIsRepresentable(float size)
    {
        float[] x = [1 * size, -2 * size, 3 * size];
        double[] h = Normalized([1, -2, 3]);
        float[] rows = new NormalizedRow(1).Predict(x);
        for (int i = 0; i < 3; i++)
            Assert.Equal(h[i], rows[i], 1e-4);

        // Three rows of one feature are a column; the loss of the training pass is that of its outputs.
        var batch = new NormalizedBatch(1);
        float[] columns = [.. x.SelectMany(v => new[] { v, v, 1f })];
        BatchOf<float>.Use(batch, new Dataset<float>(columns, new float[9]), b => Assert.Equal(2.0 / 3, ((IGradientNetwork<float>)batch).ComputeGradients(b), 1e-3));
        Assert.All(batch.Parameters.SelectMany(p => p.ToArray()), v => Assert.True(float.IsFinite(v)));
    }

    [Theory]
    [InlineData(1f, 1f)]
    [InlineData(1e20f, 1f)]
    [InlineData(1e37f, 1e37f)]
    [InlineData(1e-3f, 1e25f)]
    public void ACosineDoesNotDependOnLengths(float ofA, float ofB)
    {
        float[] a = [1 * ofA, 2 * ofA, -1 * ofA];
        float[] b = [3 * ofB, 0.5f * ofB, 1 * ofB];
        double expected = (3 + 1 - 1) / Math.Sqrt(6 * (9 + 0.25 + 1));
        Assert.Equal(expected, new CosineOfRows(1).Predict(a, b)[0], 1e-5);
    }

    private static double[] Normalized(double[] x)
    {
        double mean = x.Average();
        double deviation = Math.Sqrt(x.Average(v => (v - mean) * (v - mean)));
        return [.. x.Select(v => (v - mean) / deviation)];
    }
}
