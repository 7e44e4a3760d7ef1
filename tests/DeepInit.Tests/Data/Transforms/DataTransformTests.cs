namespace DeepInit.Tests.Data.Transforms;

public sealed class DataTransformTests
{
    private static readonly float[] Rows = [1, 10, 7, 3, 10, 5, 5, 10, 3, 7, 10, 1];

    [Fact]
    public void StandardizeGivesMeanZeroAndDeviationOneAndConstantsZero()
    {
        DataTransform transform = DataTransform.Standardize(Rows, 3);
        float[] rows = [.. Rows];
        transform.Apply(rows);
        double unit = 3 / Math.Sqrt(5);
        Assert.Equal([-unit, -unit / 3, unit / 3, unit], rows.Where((_, i) => i % 3 == 0).Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.All(rows.Where((_, i) => i % 3 == 1), v => Assert.Equal(0, v));
        Assert.Equal([4, 10, 4], transform.Inputs.Select(c => ((NumberTransform)c).Offset));
        transform.Undo(rows);
        Assert.Equal(Rows, rows, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void MinMaxGivesZeroToOne()
    {
        DataTransform transform = DataTransform.MinMax(Rows, 3);
        float[] rows = [.. Rows];
        transform.Apply(rows);
        Assert.Equal([0, 0, 1, 1 / 3f, 0, 2 / 3f, 2 / 3f, 0, 1 / 3f, 1, 0, 0], rows);
        transform.Undo(rows);
        Assert.Equal(Rows, rows, (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void NumbersAreFittedExactlyAlsoFarFromZero()
    {
        // Mean and squares summed naively lose every digit here.
        var fit = new NumberFit("x");
        foreach (double value in new[] { 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16 })
            fit.Add(value);
        NumberTransform transform = fit.Standardize();
        Assert.Equal(1e9 + 10, transform.Offset);
        Assert.Equal(1 / Math.Sqrt(22.5), transform.Scale, 1e-15);
    }

    [Fact]
    public void MissingNumbersAreTheMean()
    {
        var fit = new NumberFit("x");
        foreach (double value in new[] { 1, double.NaN, 5 })
            fit.Add(value);
        Assert.Equal(2, fit.Count);
        Assert.Equal(0, fit.Standardize().Apply(double.NaN));
        Assert.Equal(0.5, fit.MinMax().Apply(double.NaN));
        Assert.Equal(3, fit.AsIs().Apply(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => fit.Add(double.PositiveInfinity));
        var large = new NumberFit("large");
        large.Add(1e308);
        large.Add(-1e308);
        Assert.Contains("from -1E+308 to 1E+308: too large", Assert.Throws<InvalidOperationException>(() => large.Standardize()).Message);
        Assert.Throws<InvalidOperationException>(() => large.AsIs());
        Assert.Contains("'y' has no number", Assert.Throws<InvalidOperationException>(() => new NumberFit("y").Standardize()).Message);
    }

    [Theory]
    [InlineData(new[] { 9, double.NaN, 1, 2 }, 2)]
    [InlineData(new[] { 100, 1, double.NaN, 2, 4 }, 3)]
    [InlineData(new[] { 7.0 }, 7)]
    [InlineData(new double[0], 0)]
    public void MissingNumbersAreTheMedianWhereAskedFor(double[] numbers, double median)
    {
        var fit = new NumberFit("x", Imputation.Median);
        foreach (double number in numbers)
            fit.Add(number);
        Assert.Equal(median, fit.AsIs().Fill);
        if (fit.Count == 0)
            return;

        // What is subtracted is the mean, whatever missing numbers become.
        NumberTransform standardized = fit.Standardize();
        Assert.Equal(numbers.Where(number => !double.IsNaN(number)).Average(), standardized.Offset, 1e-12);
        Assert.Equal((median - standardized.Offset) * standardized.Scale, standardized.Apply(double.NaN));
        Assert.Equal(median, fit.MinMax().Fill);

        // Numbers that come after a look at the median count, too.
        fit.Add(-1000);
        fit.Add(-1000);
        fit.Add(-1000);
        fit.Add(-1000);
        Assert.True(fit.AsIs().Fill < median);
    }

    [Fact]
    public void RowsAreFittedWithTheMedianAndNoOtherImputationIsTaken()
    {
        double[] rows = [1, 5, 2, double.NaN, 9, 7];
        Assert.Equal([2, 6], DataTransform.Standardize(rows, 2, Imputation.Median).Inputs.Select(c => ((NumberTransform)c).Fill));
        Assert.Equal([4, 6], DataTransform.MinMax(rows, 2).Inputs.Select(c => ((NumberTransform)c).Fill));
        Assert.Equal([2, 6], DataTransform.MinMax([1f, 5, 2, float.NaN, 9, 7], 2, Imputation.Median).Inputs.Select(c => ((NumberTransform)c).Fill));
        Assert.Contains("the Mean or the Median", Assert.Throws<ArgumentOutOfRangeException>(() => new NumberFit("x", (Imputation)2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CategoriesAreSortedAsNumbersIfTheyAllAre()
    {
        var fit = new CategoryFit("x");
        foreach (string? category in new[] { "10", "9", null, "-1", "9" })
            fit.Add(category);
        Assert.Equal(["-1", "9", "10"], fit.Index().Categories);
        fit.Add("b");
        Assert.Equal(["-1", "10", "9", "b"], fit.OneHot().Categories);
        for (int i = 0; fit.Count < CategoryFit.MaximumCategories; i++)
            fit.Add($"c{i}");
        Assert.Contains("more than 65536 categories", Assert.Throws<InvalidOperationException>(() => fit.Add("one more")).Message);
    }

    [Fact]
    public void ARawRowBecomesNumbers()
    {
        DataTransform transform = Mixed();
        var row = new float[transform.InputWidth];
        transform.Apply(["4", "South", "b"], row.AsSpan());
        Assert.Equal([1, 0, 1, 1], row);
        transform.Apply([null, null, "a"], row.AsSpan());
        Assert.Equal([2, 0, 0, 0], row);
        transform.Apply(["3", "West", "a"], row.AsSpan());
        Assert.Equal([0.5f, 0, 0, 0], row);
        Assert.Equal(["area", "town=North \"old\"", "town=South", "kind"], transform.InputNames);
        Assert.Equal(15, ((NumberTransform)transform.Targets[0]).Undo(0.5));

        Assert.Contains("Column 'area': expected a number, got 'big'", Fault(["big", "South", "b"]));
        Assert.Contains("Column 'kind': expected one of 'a', 'b', got 'c'", Fault(["1", "South", "c"]));
        Assert.Contains("Column 'kind': expected one of 'a', 'b', got nothing", Fault(["1", "South", null]));
        Assert.Contains("has 2 values; expected 3", Fault(["1", "South"]));
        Assert.Throws<ArgumentException>(() => transform.Apply(["1", "South", "a"], new float[3].AsSpan()));

        string Fault(string?[] cells) => Assert.Throws<ArgumentException>(() => transform.Apply(cells, new float[4].AsSpan())).Message;
    }

    [Fact]
    public void ATypedValueAllocatesNothing()
    {
        DataTransform transform = Mixed();
        var row = new float[4];
        Assert.Equal(0, Allocations.Of(Apply, calls: 100));
        Assert.Equal([1, 0, 1, 1], row);

        void Apply()
        {
            transform.Inputs[0].Apply(4, row.AsSpan(0, 1));
            transform.Inputs[1].Apply("South", row.AsSpan(1, 2));
            transform.Inputs[2].Apply("b", row.AsSpan(3, 1));
        }
    }

    [Fact]
    public void TheTextHasEveryBit()
    {
        DataTransform transform = Mixed();
        DataTransform read = DataTransform.Parse(transform.ToJson());
        Assert.Null(transform.DifferenceTo(read));
        Assert.Equal(transform.ToJson(), read.ToJson());
        var number = new NumberTransform("x", 0.1, 1 / 3.0, double.Epsilon);
        var again = (NumberTransform)DataTransform.Parse(new DataTransform([number]).ToJson()).Inputs[0];
        Assert.Equal((number.Offset, number.Scale, number.Fill), (again.Offset, again.Scale, again.Fill));
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("{}", "damaged")]
    [InlineData("[1]", "damaged")]
    [InlineData("""{"version":4,"inputs":[],"targets":[]}""", "of version 4; expected at most 3")]
    [InlineData("""{"version":1,"inputs":[]}""", "damaged")]
    [InlineData("""{"version":1,"inputs":[{"name":"a","kind":"spline"}],"targets":[]}""", "of the kind 'spline'")]
    [InlineData("""{"version":1,"inputs":[{"name":"a","kind":"number","offset":1e999,"scale":1,"fill":0}],"targets":[]}""", "damaged")]
    [InlineData("""{"version":1,"inputs":[{"name":"a","kind":"index","categories":["x","x"]}],"targets":[]}""", "'x' is there twice")]
    [InlineData("""{"version":1,"inputs":[{"name":"a","kind":"index","categories":[null]}],"targets":[]}""", "a category is null")]
    [InlineData("""{"version":1,"inputs":[{"name":"a","kind":"index","categories":[]},{"name":"a","kind":"index","categories":[]}],"targets":[]}""", "Two columns are named 'a'")]
    public void ATextThatIsNoTransformIsRefused(string json, string message) =>
        Assert.Contains(message, Assert.Throws<WeightFileException>(() => DataTransform.Parse(json)).Message);

    [Fact]
    public void RowsThatDoNotFitAreRefused()
    {
        Assert.Contains("whole rows of 5", Assert.Throws<ArgumentException>(() => DataTransform.MinMax(Rows, 5)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => DataTransform.MinMax(Rows, 0));
        Assert.Throws<ArgumentException>(() => DataTransform.Standardize(new float[0], 3));
        DataTransform transform = DataTransform.Standardize(Rows, 3);
        Assert.Contains("whole rows of 3", Assert.Throws<ArgumentException>(() => transform.Apply(new float[4])).Message);
        Assert.Contains("'town' has categories", Assert.Throws<InvalidOperationException>(() => Mixed().Apply(new float[4])).Message);
        Assert.Contains("Two columns are named 'x'", Assert.Throws<ArgumentException>(
            () => new DataTransform([new NumberTransform("x"), new NumberTransform("x")])).Message);
    }

    internal static DataTransform Mixed() => new(
        [new NumberTransform("area", 2, 0.5, 6), CategoryTransform.OneHot("town", ["North \"old\"", "South"]), CategoryTransform.Index("kind", ["a", "b"])],
        [new NumberTransform("price", 10, 0.1, 0)]);
}
