namespace DeepInit.Tests.Search;

public sealed class SobolTests
{
    [Fact]
    public void TheFirstPointsAreThoseOfTheTextbook()
    {
        // Bratley & Fox 1988, in the order of the binary numbers: the first coordinate is van der Corput's sequence.
        Assert.Equal([0, 0.5, 0.25, 0.75, 0.125, 0.625, 0.375, 0.875], Unshifted(0, 8));
        Assert.Equal([0, 0.5, 0.75, 0.25, 0.625, 0.125, 0.375, 0.875], Unshifted(1, 8));
        Assert.Equal([0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125], Unshifted(2, 8));

        // What SciPy's Sobol(5, scramble=False) gives as its fifth point, which is the seventh in this order.
        Assert.Equal([0.375, 0.375, 0.625, 0.875, 0.375], Enumerable.Range(0, 5).Select(dimension => Unshifted(dimension, 8)[6]));
    }

    [Fact]
    public void EveryCoordinateIsSpreadEvenly()
    {
        for (int dimension = 0; dimension < Sobol.Dimensions; dimension++)
        {
            for (int count = 1; count <= 512; count *= 2)
                Assert.Equal(Enumerable.Range(0, count), Enumerable.Range(0, count).Select(i => (int)(Sobol.Point(i, dimension, seed: 3) * count)).Order());
        }
    }

    [Fact]
    public void TheFirstTwoCoordinatesFillEveryBoxOfAPowerOfTwoOnce()
    {
        for (int bits = 0; bits <= 8; bits++)
        {
            int across = 1 << bits, along = 256 / across;
            Assert.Equal(256, Enumerable.Range(0, 256).Select(i => ((int)(Sobol.Point(i, 0, 7) * across), (int)(Sobol.Point(i, 1, 7) * along))).Distinct().Count());
        }
    }

    [Fact]
    public void CoordinatesAreNotThoseOfEachOther()
    {
        for (int a = 0; a < Sobol.Dimensions; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double[] x = Unshifted(a, 256), y = Unshifted(b, 256);
                double covariance = x.Zip(y, (p, q) => (p - 0.5) * (q - 0.5)).Average() * 12;
                Assert.InRange(covariance, -0.2, 0.2);
            }
        }
    }

    [Fact]
    public void SeedsShiftAndRandomPointsFollowFromTheirArguments()
    {
        Assert.NotEqual(Sobol.Point(5, 2, seed: 0), Sobol.Point(5, 2, seed: 1));
        Assert.Equal(Sobol.Random(5, 2, 0), Sobol.Random(5, 2, 0));
        double[] random = [.. Enumerable.Range(0, 1000).Select(i => Sobol.Random(i, 1, 4))];
        Assert.InRange(random.Average(), 0.46, 0.54);
        Assert.All(random, value => Assert.InRange(value, 0, 0.9999999999999999));
    }

    // A shift is undone by that of the first point, which is 0.
    private static double[] Unshifted(int dimension, int count)
    {
        uint shift = (uint)(Sobol.Point(0, dimension, 1) * 4294967296.0);
        return [.. Enumerable.Range(0, count).Select(i => ((uint)(Sobol.Point(i, dimension, 1) * 4294967296.0) ^ shift) / 4294967296.0)];
    }
}
