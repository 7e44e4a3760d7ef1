using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>A table that is a matrix, too: one tensor, whose gradient is the sum of both layers'.</summary>
public sealed class TiedTests
{
    private static readonly int[] Lengths = [3, 7, 1, 0, 5, 7, 2];

    [Fact]
    public void GradientsAreThoseOfCentralDifferences()
    {
        var network = new TiedModel(1);
        (int[] words, int[] next) = Rows(Lengths.Length);

        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(words, Lengths, next), () => network.ComputeGradients(words, Lengths, next));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void TheTableIsOneTensor() =>
        Assert.Equal(["wte.weight", "gru0.weight_ih_l0", "gru0.weight_hh_l0", "gru0.bias_ih_l0", "gru0.bias_hh_l0", "tiedDense0.bias"], new TiedModel(1).Parameters.Select(parameter => parameter.Name));

    [Fact]
    public void ATableThatIsAMatrixStartsSoThatUnitInputsMakeUnitLogits()
    {
        double[] table = new TiedPadding(1).Parameters["wte.weight"].ToArray();

        Assert.InRange(Math.Sqrt(table.Where(number => number != 0).Average(number => number * number)), 0.9 / Math.Sqrt(20), 1.1 / Math.Sqrt(20));
    }

    [Fact]
    public void TheNormThatClipsHasTheTableOnce()
    {
        var network = new TiedModel(1);
        (int[] words, int[] next) = Rows(Lengths.Length);
        double[][] before = [.. network.Parameters.Select(parameter => parameter.ToArray())];

        network.TrainBatch(words, Lengths, next);

        // SGD moves by the rate times the clipped gradient, whose norm is the limit
        double moved = Math.Sqrt(network.Parameters.Zip(before, (parameter, old) => parameter.ToArray().Zip(old, (a, b) => (a - b) * (a - b)).Sum()).Sum());
        Assert.Equal(0.5 * 0.1, moved, 1e-6);
    }

    [Fact]
    public void PredictionsReadTheTableAsItIsNow()
    {
        var network = new TiedAlone(1);
        double[] x = Numbers.Doubles(2 * 18, 3);
        int[] words = [0, 1, 2, 3, 4, 5];
        for (int step = 0; step < 3; step++)
        {
            double[] head = network.Predict(words, x);
            double[] table = network.Parameters["wte.weight"].ToArray();
            for (int row = 0; row < 2; row++)
            {
                for (int word = 0; word < 19; word++)
                    Assert.Equal(Enumerable.Range(0, 18).Sum(i => x[(row * 18) + i] * table[(word * 18) + i]), head[(row * 19) + word], 1e-12);
            }

            network.TrainBatch(words, x, [4, 18]);
            Assert.NotEqual(table, network.Parameters["wte.weight"].ToArray());
        }
    }

    [Fact]
    public void TheRowOfPaddingStaysZeros()
    {
        var network = new TiedPadding(1);
        (int[] words, int[] next) = Rows(6);
        words[5] = 3;
        next[8] = 3;
        for (int step = 0; step < 4; step++)
            network.TrainBatch(words, next);

        double[] table = network.Parameters["wte.weight"].ToArray();
        Assert.All(table[60..80], number => Assert.Equal(0, number));
        Assert.DoesNotContain(0, table[80..100]);
        Assert.All(Enumerable.Range(0, 42), step => Assert.Equal(0, network.Predict(words)[(step * 35) + 3]));
    }

    private static (int[] Words, int[] Next) Rows(int rows) => (Numbers.Classes(rows * 7, 35, 2), Numbers.Classes(rows * 7, 35, 5));
}
