using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

/// <summary>What SOAP finds its bases with.</summary>
public sealed class DenseDoubleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(7, 7)]
    [InlineData(33, 33)]
    [InlineData(41, 4)]
    [InlineData(5, 0)]
    public void EigenvectorsAreOrthonormalSortedAndTurnTheMatrixDiagonal(int n, int rank)
    {
        double[] a = rank == n ? Symmetric(n) : Gram(n, rank);
        double[] vectors = new double[n * n];
        SymmetricEigen.Vectors((double[])a.Clone(), vectors, n);
        double before = double.PositiveInfinity;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double product = 0, turned = 0;
                for (int k = 0; k < n; k++)
                {
                    product += vectors[(i * n) + k] * vectors[(j * n) + k];
                    for (int l = 0; l < n; l++)
                        turned += vectors[(i * n) + k] * a[(k * n) + l] * vectors[(j * n) + l];
                }

                Assert.Equal(i == j ? 1 : 0, product, 1e-12);
                if (i != j)
                {
                    Assert.Equal(0, turned, 1e-11 * n);
                    continue;
                }

                Assert.True(turned <= before + 1e-12);
                before = turned;
            }

            double[] row = vectors[(i * n)..((i + 1) * n)];
            Assert.True(row.MaxBy(Math.Abs) > 0);
        }
    }

    [Theory]
    [InlineData(9, 3)]
    [InlineData(70, 3)]
    [InlineData(70, 50)]
    public void TheOrthonormalFactorSpansWhatTheVectorsSpan(int n, int dependent)
    {
        double[] vectors = Symmetric(n);

        // One depends on two others, of its own block of vectors or of an earlier one.
        for (int j = 0; j < n; j++)
            vectors[(dependent * n) + j] = vectors[n + j] - (2 * vectors[(2 * n) + j]);
        double[] q = (double[])vectors.Clone();
        var products = new DenseProductJob();
        products.Reserve(n, n);
        DenseDouble.Orthonormalise(q, n, products, new double[32 * n], new double[32 * n], threads: 1);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, Dot(q, i, q, j, n), 1e-12);
            if (i != dependent)
                Assert.True(Dot(q, i, vectors, i, n) > 0);

            // Nothing of a vector is left behind those up to its own.
            for (int j = i + 1; j < n; j++)
                Assert.Equal(0, Dot(q, j, vectors, i, n), 1e-10);
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 7, 11)]
    [InlineData(8, 3, 24)]
    [InlineData(70, 130, 90)]
    public void ProductsAreThoseOfPlainLoops(int rows, int inner, int columns)
    {
        double[] a = Numbers(rows * inner, 1), b = Numbers(inner * columns, 2), turned = new double[rows * inner], turnedB = new double[inner * columns];
        for (int i = 0; i < rows * inner; i++)
            turned[(i % inner * rows) + (i / inner)] = a[i];
        for (int i = 0; i < inner * columns; i++)
            turnedB[(i % columns * inner) + (i / columns)] = b[i];
        double[] expected = new double[rows * columns], c = new double[rows * columns];
        for (int i = 0; i < rows * columns; i++)
            expected[i] = Enumerable.Range(0, inner).Sum(k => a[(i / columns * inner) + k] * b[(k * columns) + (i % columns)]);

        var products = new DenseProductJob();
        products.Reserve(inner, Math.Max(rows, columns));
        foreach (int threads in new[] { 1, 3 })
        {
            products.Multiply(a, b, isTransposed: false, c, rows, inner, columns, threads);
            Same();
            products.MultiplyTransposed(turned, b, c, rows, inner, columns, threads);
            Same();
            products.Multiply(a, turnedB, isTransposed: true, c, rows, inner, columns, threads);
            Same();
        }

        void Same()
        {
            for (int i = 0; i < c.Length; i++)
                Assert.Equal(expected[i], c[i], 1e-13);
            Array.Clear(c);
        }
    }

    // Of so many vectors.
    private static double[] Gram(int n, int rank)
    {
        double[] vectors = Numbers(rank * n, n);
        return [.. Enumerable.Range(0, n * n).Select(i => Enumerable.Range(0, rank).Sum(k => vectors[(k * n) + (i / n)] * vectors[(k * n) + (i % n)]))];
    }

    private static double Dot(double[] a, int i, double[] b, int j, int n) => Enumerable.Range(0, n).Sum(k => a[(i * n) + k] * b[(j * n) + k]);

    private static double[] Symmetric(int n)
    {
        double[] numbers = Numbers(n * n, n);
        double[] a = new double[n * n];
        for (int i = 0; i < n * n; i++)
            a[i] = numbers[i] + numbers[(i % n * n) + (i / n)];
        return a;
    }

    private static double[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
