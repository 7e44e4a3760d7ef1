using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

/// <summary>What the checks let through, and what they say when they do not.</summary>
public sealed class GuardTests
{
    [Fact]
    public void RowsCountsWholeRows()
    {
        Assert.Equal(1, Guard.Rows(30, 30, "x"));
        Assert.Equal(7, Guard.Rows(7, 1, "x"));
        Assert.Equal(4, Guard.Rows(120, 30, "x"));
    }

    [Fact]
    public void TargetsOfPixelsAskForTheLayerThatIsMissing()
    {
        Guard.Targets(32 * 676, 32, 676, "target");
        var e = Assert.Throws<ArgumentException>("target", () => Guard.Targets(32, 32, 676, "target"));
        Assert.StartsWith(
            "'target' has 32 values; expected 21632, 676 for each of 32 rows. Each row has 1, and the network makes a prediction for each of its pixels or steps, 676 for a row: " +
            "where one for the whole row is meant, [Flatten] or a global pooling is missing before its last layer.",
            e.Message);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(2 * 32 * 676)]
    [InlineData(0)]
    public void OtherNumbersOfTargetsAreNamedAlone(int length)
    {
        var e = Assert.Throws<ArgumentException>("target", () => Guard.Targets(length, 32, 676, "target"));
        Assert.StartsWith($"'target' has {length} values; expected 21632, 676 for each of 32 rows.", e.Message);
        Assert.DoesNotContain("Flatten", e.Message);
    }

    [Theory]
    [InlineData(29)]
    [InlineData(31)]
    [InlineData(59)]
    public void RowsRefusesPartsOfARow(int length)
    {
        var e = Assert.Throws<ArgumentException>("x", () => Guard.Rows(length, 30, "x"));
        Assert.Contains($"'x' has {length} values; expected a multiple of 30", e.Message);
    }

    [Fact]
    public void RowsRefusesAnEmptySpan()
    {
        var e = Assert.Throws<ArgumentException>("x", () => Guard.Rows(0, 30, "x"));
        Assert.Contains("'x' is empty", e.Message);
    }

    [Fact]
    public void LengthNamesArgumentExpectedAndGot()
    {
        Guard.Length(5, 5, "target");
        var e = Assert.Throws<ArgumentException>("target", () => Guard.Length(4, 5, "target"));
        Assert.Contains("'target' has 4 values; expected 5", e.Message);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(33)]
    public void FiniteNamesRowAndColumnOfTheFirstOffender(int rowSize)
    {
        int count = rowSize * 3;
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (int i = 0; i < count; i++)
            {
                var x = new float[count];
                x[i] = bad;
                var e = Assert.Throws<ArgumentException>("x", () => Guard.Finite<float>(x, rowSize, "x"));
                Assert.Contains($"row {i / rowSize}, column {i % rowSize};", e.Message);
                Assert.Contains(bad.ToString(System.Globalization.CultureInfo.InvariantCulture), e.Message);
            }
        }
    }

    [Fact]
    public void FiniteLetsEveryFiniteNumberThrough()
    {
        Assert.True(Guard.AllFinite<float>([float.MaxValue, float.MinValue, float.Epsilon, -0f, 0, 1, 2, 3, 4, 5, 6]));
        Assert.True(Guard.AllFinite<double>([double.MaxValue, double.MinValue, double.Epsilon, 1e-310, 3]));
        Assert.True(Guard.AllFinite<float>([]));
    }

    [Fact]
    public void FiniteSeesDoublesThatAreNot()
    {
        for (int i = 0; i < 11; i++)
        {
            var x = new double[11];
            x[i] = double.NaN;
            Assert.False(Guard.AllFinite<double>(x));
            x[i] = double.NegativeInfinity;
            Assert.False(Guard.AllFinite<double>(x));
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void ClassIndicesNamesTheFirstOffender(int bad)
    {
        for (int i = 0; i < 19; i++)
        {
            var classes = new int[19];
            Array.Fill(classes, 9);
            Guard.ClassIndices(classes, 10, "target");
            classes[i] = bad;
            var e = Assert.Throws<ArgumentException>("target", () => Guard.ClassIndices(classes, 10, "target"));
            Assert.Contains($"class {bad} at position {i}; expected 0 to 9", e.Message);

            // What is checked is what will be used.
            var copy = new int[20];
            e = Assert.Throws<ArgumentException>("target", () => Guard.CopyClassIndices(classes, copy, 10, "target"));
            Assert.Contains($"class {bad} at position {i}; expected 0 to 9", e.Message);
            classes[i] = 7;
            Guard.CopyClassIndices(classes, copy, 10, "target");
            Assert.Equal([.. classes, 0], copy);
        }
    }
}
