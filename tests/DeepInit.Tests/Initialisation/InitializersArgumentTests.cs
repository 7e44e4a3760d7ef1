using DeepInit.Runtime;

namespace DeepInit.Tests.Initialisation;

/// <summary>Every refusal names the argument; float and double refuse alike.</summary>
public sealed class InitializersArgumentTests
{
    private readonly float[] _single = new float[6];
    private readonly double[] _double = new double[6];

    [Theory]
    [InlineData(double.NaN, 1, "mean")]
    [InlineData(double.PositiveInfinity, 1, "mean")]
    [InlineData(0, double.NaN, "sigma")]
    [InlineData(0, double.PositiveInfinity, "sigma")]
    [InlineData(0, -1, "sigma")]
    public void NormalRefusesMeaninglessParameters(double mean, double sigma, string parameter)
    {
        RandomStream stream = new(0);
        Refused(parameter, () => Initializers.Normal(_single, ref stream, mean, sigma));
        Refused(parameter, () => Initializers.Normal(_double, ref stream, mean, sigma));
        Refused(parameter, () => Initializers.TruncatedNormal(_single, ref stream, mean, sigma, -1, 1));
        Refused(parameter, () => Initializers.TruncatedNormal(_double, ref stream, mean, sigma, -1, 1));
    }

    [Theory]
    [InlineData(1, 0, "low")]
    [InlineData(double.NaN, 0, "low")]
    [InlineData(0, double.NaN, "high")]
    [InlineData(double.NegativeInfinity, 0, "low")]
    [InlineData(0, double.PositiveInfinity, "high")]
    [InlineData(-1.7e308, 1.7e308, "high")]
    public void UniformRefusesAnIntervalThatIsNone(double low, double high, string parameter)
    {
        RandomStream stream = new(0);
        Refused(parameter, () => Initializers.Uniform(_single, ref stream, low, high));
        Refused(parameter, () => Initializers.Uniform(_double, ref stream, low, high));
    }

    [Theory]
    [InlineData(1, 0, "low")]
    [InlineData(double.NaN, 0, "low")]
    [InlineData(0, double.NaN, "high")]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, "low")]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, "low")]
    public void TruncatedNormalRefusesCutsThatLeaveNothing(double low, double high, string parameter)
    {
        RandomStream stream = new(0);
        Refused(parameter, () => Initializers.TruncatedNormal(_single, ref stream, 0, 1, low, high));
        Refused(parameter, () => Initializers.TruncatedNormal(_double, ref stream, 0, 1, low, high));
    }

    [Theory]
    [InlineData(2, 2, 1, "matrix")]
    [InlineData(65536, 65536, 1, "matrix")]
    [InlineData(-2, -3, 1, "rows")]
    [InlineData(2, -3, 1, "columns")]
    [InlineData(2, 3, double.NaN, "gain")]
    public void MatricesRefuseWrongSizesAndGains(int rows, int columns, double gain, string parameter)
    {
        RandomStream stream = new(0);
        Refused(parameter, () => Initializers.Orthogonal(_single, ref stream, rows, columns, gain));
        Refused(parameter, () => Initializers.Orthogonal(_double, ref stream, rows, columns, gain));
        Refused(parameter, () => Initializers.Identity(_single, rows, columns, gain));
        Refused(parameter, () => Initializers.Identity(_double, rows, columns, gain));
    }

    [Fact]
    public void AWrongLengthIsReportedWithBothNumbers()
    {
        string message = Assert.Throws<ArgumentException>(() => Initializers.Identity(_single, 4, 5, 1)).Message;
        Assert.Contains("4 × 5 has 20", message, StringComparison.Ordinal);
        Assert.Contains("the span has 6", message, StringComparison.Ordinal);
    }

    private static void Refused(string parameter, Action call) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(call).ParamName);
}
