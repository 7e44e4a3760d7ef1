namespace DeepInit.Tests.Data.Transforms;

public sealed class ColumnScalerTests
{
    private static readonly float[] Rows = [1, 10, 7, 3, 10, 5, 5, 10, 3, 7, 10, 1];

    [Fact]
    public void StandardizeGivesMeanZeroAndDeviationOneAndConstantsZero()
    {
        ColumnScaler scaler = ColumnScaler.Standardize(Rows, 3);
        float[] rows = [.. Rows];
        scaler.Apply(rows);
        double unit = 3 / Math.Sqrt(5);
        Assert.Equal([-unit, -unit / 3, unit / 3, unit], rows.Where((_, i) => i % 3 == 0).Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.All(rows.Where((_, i) => i % 3 == 1), v => Assert.Equal(0, v));
        Assert.Equal([4, 10, 4], scaler.Offset);
        scaler.Undo(rows);
        Assert.Equal(Rows, rows, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void MinMaxGivesZeroToOne()
    {
        ColumnScaler scaler = ColumnScaler.MinMax(Rows, 3);
        float[] rows = [.. Rows];
        scaler.Apply(rows);
        Assert.Equal([0, 0, 1, 1 / 3f, 0, 2 / 3f, 2 / 3f, 0, 1 / 3f, 1, 0, 0], rows);
        scaler.Undo(rows);
        Assert.Equal(Rows, rows, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void ASavedScalerIsTheSameToTheLastBit()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        ColumnScaler scaler = ColumnScaler.Standardize(Rows, 3);
        scaler.Save(folder.Path("scaler"));
        ColumnScaler loaded = ColumnScaler.Load(folder.Path("scaler"));
        Assert.Equal(scaler.Offset, loaded.Offset);
        Assert.Equal(scaler.Scale, loaded.Scale);
    }

    [Fact]
    public void RowsThatDoNotFitAreRefused()
    {
        Assert.Contains("whole rows of 5", Assert.Throws<ArgumentException>(() => ColumnScaler.MinMax(Rows, 5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ColumnScaler.MinMax(Rows, 0));
        Assert.Throws<ArgumentException>(() => ColumnScaler.Standardize([], 3));
    }
}
