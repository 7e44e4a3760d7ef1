using DeepInit.Runtime;

namespace DeepInit.Tests.Initialisation;

/// <summary>The distribution of orthogonal matrices: the sign correction is what makes it uniform.</summary>
public sealed class OrthogonalityTests
{
    [Fact]
    public void TheFirstEntryOfAnOrthogonalMatrixIsDistributedAsOnTheSphere()
    {
        // Without the sign correction every first entry would have one sign. On the sphere in three dimensions a coordinate is uniform on [-1, 1] (Archimedes).
        AssertUniform(static matrix => matrix[0], 0);
    }

    [Fact]
    public void TheLastEntryOfAnOrthogonalMatrixIsDistributedAsOnTheSphere() => AssertUniform(static matrix => matrix[8], 1);

    [Fact]
    public void BothDeterminantsAreEquallyLikely()
    {
        const int count = 10_000;
        RandomStream stream = new(3);
        double[] q = new double[9];
        int positive = 0;
        for (int i = 0; i < count; i++)
        {
            Initializers.Orthogonal(q, ref stream, 3, 3, 1);
            double determinant = (q[0] * ((q[4] * q[8]) - (q[5] * q[7]))) - (q[1] * ((q[3] * q[8]) - (q[5] * q[6]))) + (q[2] * ((q[3] * q[7]) - (q[4] * q[6])));
            positive += determinant > 0 ? 1 : 0;
        }

        // Five standard errors of a fair coin.
        Assert.InRange(positive, (count / 2) - (2.5 * Math.Sqrt(count)), (count / 2) + (2.5 * Math.Sqrt(count)));
    }

    /// <summary>Requires the shorter of rows and columns to be orthogonal vectors of length <paramref name="gain"/>.</summary>
    internal static void AssertOrthogonal(double[] matrix, int rows, int columns, double gain, double tolerance)
    {
        int count = Math.Min(rows, columns);
        int length = Math.Max(rows, columns);
        double At(int vector, int i) => rows >= columns ? matrix[(i * columns) + vector] : matrix[(vector * columns) + i];
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double product = 0;
                for (int i = 0; i < length; i++)
                    product += At(a, i) * At(b, i);
                double expected = a == b ? gain * gain : 0;
                Assert.True(Math.Abs(product - expected) <= tolerance, $"Vectors {a} and {b}: product {product}, expected {expected} ± {tolerance}.");
            }
        }
    }

    private static void AssertUniform(Func<double[], double> entry, long seed)
    {
        RandomStream stream = new(seed);
        double[] matrix = new double[9];
        double[] sample = new double[20_000];
        for (int i = 0; i < sample.Length; i++)
        {
            Initializers.Orthogonal(matrix, ref stream, 3, 3, 1);
            sample[i] = entry(matrix);
        }

        Samples.AssertDistributed(sample, static x => (x + 1) / 2);
    }
}
