using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Kernels;

/// <summary>Losses over few classes take 16 rows at once: the loss and the gradient of a batch are the means of those of its rows, whatever is left over.</summary>
public sealed class LossOfManyRowsTests
{
    [Fact]
    public void ClassesOfAnyNumberOfRows() => Check<SmallClassifier, float>(
        new SmallClassifier(3) { IsRandomized = false }, SmallClassifier.InputSize, 2e-6,
        (network, x, rows, weights) => network.ComputeGradients(x, Numbers.Classes(40, 3, 5).AsSpan(rows.Start, rows.Count), weights));

    [Fact]
    public void DistributionsOfAnyNumberOfRows() => Check<SoftCrossEntropyNetwork, double>(
        new SoftCrossEntropyNetwork(3), SoftCrossEntropyNetwork.InputSize, 1e-13,
        (network, x, rows, weights) => network.ComputeGradients(x, Distributions().AsSpan(rows.Start * 3, rows.Count * 3), weights));

    private static double[] Distributions()
    {
        double[] y = Numbers.Doubles(40 * 3, 9);
        for (int r = 0; r < 40; r++)
        {
            double sum = 0;
            for (int c = 0; c < 3; c++)
                sum += y[(r * 3) + c] = Math.Abs(y[(r * 3) + c]) + 0.01;
            for (int c = 0; c < 3; c++)
                y[(r * 3) + c] /= sum;
        }

        return y;
    }

    private delegate T Gradients<TNetwork, T>(TNetwork network, ReadOnlySpan<T> x, (int Start, int Count) rows, ReadOnlySpan<T> weights)
        where T : unmanaged;

    private static void Check<TNetwork, T>(TNetwork network, int inputSize, double tolerance, Gradients<TNetwork, T> gradients)
        where TNetwork : IGradientNetwork<T>
        where T : unmanaged, System.Numerics.INumber<T>
    {
        T[] x = [.. Numbers.Doubles(40 * inputSize, 1).Select(T.CreateChecked)];
        T[] weights = [.. Enumerable.Range(0, 40).Select(r => T.CreateChecked((r % 5) / 4.0))];
        double[]? sums = null;
        double loss = 0;
        for (int rows = 1; rows <= 40; rows++)
        {
            int last = rows - 1;
            loss += double.CreateChecked(gradients(network, x.AsSpan(last * inputSize, inputSize), (last, 1), weights.AsSpan(last, 1)));
            sums ??= new double[network.Gradients.Length];
            for (int i = 0; i < sums.Length; i++)
                sums[i] += double.CreateChecked(network.Gradients[i]);

            double mean = double.CreateChecked(gradients(network, x.AsSpan(0, rows * inputSize), (0, rows), weights.AsSpan(0, rows)));
            Assert.InRange(Math.Abs(mean - (loss / rows)), 0, tolerance);
            for (int i = 0; i < sums.Length; i++)
                Assert.InRange(Math.Abs(double.CreateChecked(network.Gradients[i]) - (sums[i] / rows)), 0, tolerance);
        }
    }
}
