using DeepInit.Runtime;

namespace DeepInit.Tests.Initialisation;

public sealed class InitializersTests
{
    private const int Count = 50_000;

    [Fact]
    public void FloatTensorsAreTheRoundedDoubleTensors()
    {
        RandomStream forSingle = new(3);
        RandomStream forDouble = new(3);
        float[] single = new float[4 * 255];
        double[] twice = new double[single.Length];
        Initializers.Normal(single.AsSpan(0, 255), ref forSingle, 1, 2);
        Initializers.Uniform(single.AsSpan(255, 255), ref forSingle, -1, 2);
        Initializers.TruncatedNormal(single.AsSpan(510, 255), ref forSingle, 0, 1, -1, 3);
        Initializers.Orthogonal(single.AsSpan(765, 255), ref forSingle, 15, 17, 1.5);
        Initializers.Normal(twice.AsSpan(0, 255), ref forDouble, 1, 2);
        Initializers.Uniform(twice.AsSpan(255, 255), ref forDouble, -1, 2);
        Initializers.TruncatedNormal(twice.AsSpan(510, 255), ref forDouble, 0, 1, -1, 3);
        Initializers.Orthogonal(twice.AsSpan(765, 255), ref forDouble, 15, 17, 1.5);
        Assert.Equal(Array.ConvertAll(twice, static x => (float)x), single);
    }

    [Fact]
    public void TheBitsOfEveryInitialiserArePinned()
    {
        // Literals from the first version: a change here changes what every seed of every user means.
        RandomStream stream = new(2024);
        double[] four = new double[4];
        Initializers.Normal(four, ref stream, 0.5, 2);
        Assert.Equal([-2.6822115043781483, 2.058635863229388, -2.4213119244578705, -1.4912526457178028], four);
        Initializers.Uniform(four, ref stream, -0.05, 0.05);
        Assert.Equal([0.027365038971893102, -0.025512787554470395, -0.010566421099640032, -0.0242992739371113], four);
        Initializers.TruncatedNormal(four, ref stream, 0, 1, -2, 2);
        Assert.Equal([0.14282359880741385, -1.6384153374825168, 0.5838662328074581, 1.4887959591725484], four);
        Initializers.TruncatedNormal(four, ref stream, 0, 1, 3, 9);
        Assert.Equal([3.0380184156995202, 3.07779713823626, 3.9537361323791784, 3.063781087922985], four);
        Initializers.Orthogonal(four, ref stream, 2, 2, 1);
        Assert.Equal([0.5984537042225002, -0.801157390218906, -0.8011573902189059, -0.5984537042225002], four);
    }

    [Fact]
    public void ConstantFillsEveryElement()
    {
        float[] single = new float[9];
        double[] twice = new double[9];
        Initializers.Constant(single, 0.3);
        Initializers.Constant(twice, 0.3);
        Assert.All(single, static x => Assert.Equal(0.3f, x));
        Assert.All(twice, static x => Assert.Equal(0.3, x));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-3, 0.02)]
    public void NormalHasTheNormalDistribution(double mean, double sigma)
    {
        double[] sample = new double[Count];
        RandomStream stream = RandomStream.ForTensor(1, "normal");
        Initializers.Normal(sample, ref stream, mean, sigma);
        Samples.AssertDistributed(sample, x => Samples.NormalCdf((x - mean) / sigma));
    }

    [Theory]
    [InlineData(-0.05, 0.05)]
    [InlineData(3, 10)]
    public void UniformHasTheUniformDistribution(double low, double high)
    {
        double[] sample = new double[Count];
        RandomStream stream = RandomStream.ForTensor(1, "uniform");
        Initializers.Uniform(sample, ref stream, low, high);
        Assert.All(sample, x => Assert.InRange(x, low, high));
        Samples.AssertDistributed(sample, x => (x - low) / (high - low));
    }

    [Theory]
    [InlineData(0, 1, -2, 2)]
    [InlineData(0, 1, -1, 1)]
    [InlineData(0.5, 1, -1, 1)]
    [InlineData(0, 1, -0.5, 3)]
    [InlineData(0, 1, -3, 0.1)]
    [InlineData(0, 1, 0, 8)]
    [InlineData(0, 1, 0.2, 0.9)]
    [InlineData(0, 1, 2, 2.1)]
    [InlineData(0, 1, 3, 9)]
    [InlineData(0, 1, -9, -5)]
    [InlineData(0, 1, 5, double.PositiveInfinity)]
    [InlineData(0, 1, double.NegativeInfinity, 0.7)]
    [InlineData(0, 1, double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData(10, 4, -2, 3)]
    [InlineData(0, 0.02, -2, 2)]
    public void TruncatedNormalHasTheCutDistributionForEveryCut(double mean, double sigma, double low, double high)
    {
        double[] sample = new double[Count];
        RandomStream stream = RandomStream.ForTensor(1, "truncated");
        Initializers.TruncatedNormal(sample, ref stream, mean, sigma, low, high);
        Assert.All(sample, x => Assert.InRange(x, low, high));
        Samples.AssertDistributed(sample, x => Samples.TruncatedNormalCdf(x, mean, sigma, low, high));
    }

    [Theory]
    [InlineData(0.5, 0, -1, 1, 0.5)]
    [InlineData(5, 0, -1, 1, 1)]
    [InlineData(0, 1, 0.25, 0.25, 0.25)]
    [InlineData(0, 1e-320, 2, 3, 2)]
    [InlineData(0, 1e-120, -3, -2, -2)]
    public void ADegenerateTruncatedNormalIsThePointNearestToTheMean(double mean, double sigma, double low, double high, double expected)
    {
        double[] sample = new double[5];
        RandomStream stream = new(1);
        Initializers.TruncatedNormal(sample, ref stream, mean, sigma, low, high);
        Assert.All(sample, x => Assert.Equal(expected, x));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(65, 17)]
    [InlineData(9, 64)]
    [InlineData(1, 33)]
    [InlineData(33, 1)]
    public void OrthogonalMatricesHaveOrthonormalRowsOrColumns(int rows, int columns)
    {
        const double gain = 1.7;
        double[] matrix = new double[rows * columns];
        RandomStream stream = new(5);
        Initializers.Orthogonal(matrix, ref stream, rows, columns, gain);
        OrthogonalityTests.AssertOrthogonal(matrix, rows, columns, gain, tolerance: 1e-13);
    }

    [Fact]
    public void IdentityHasTheGainOnTheDiagonal()
    {
        float[] single = [9, 9, 9, 9, 9, 9];
        double[] twice = [9, 9, 9, 9, 9, 9];
        Initializers.Identity(single, 2, 3, 2.5);
        Initializers.Identity(twice, 3, 2, 2.5);
        Assert.Equal([2.5f, 0f, 0f, 0f, 2.5f, 0f], single);
        Assert.Equal([2.5, 0, 0, 2.5, 0, 0], twice);
    }
}
