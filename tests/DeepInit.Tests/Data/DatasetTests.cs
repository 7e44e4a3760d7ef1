namespace DeepInit.Tests.Data;

/// <summary>How columns meet a network, and which rows the parts of a dataset have.</summary>
public sealed class DatasetTests
{
    private static readonly TensorDescription[] X = [new("x", [2])];
    private static readonly TensorDescription[] Y = [new("target", [])];
    private static readonly TensorDescription[] Classes = [new("target", [], isClassIndex: true)];

    [Fact]
    public void RowSizesComeFromTheNetwork()
    {
        Batch<float> batch = Whole(new Dataset<float>([1, 2, 3, 4], [5f, 6]), X, Y);
        Assert.Equal(2, batch.Rows);
        Assert.Equal([1, 2, 3, 4], batch.Input(0).ToArray());
        Assert.Equal([5, 6], batch.Target(0).ToArray());
        Assert.True(batch.Classes(0).IsEmpty);
    }

    [Fact]
    public void ClassIndicesAreATargetOfTheirOwnKind()
    {
        Batch<float> batch = Whole(new Dataset<float>([1, 2, 3, 4], [7, 8]), X, Classes);
        Assert.Equal([7, 8], batch.Classes(0).ToArray());
        Assert.True(batch.Target(0).IsEmpty);

        Refused(new Dataset<float>([1, 2], [7]), X, Y, "'target' [] of Net takes numbers (float); the dataset has class indices (int)");
        Refused(new Dataset<float>([1, 2], [7f]), X, Classes, "'target' [] of Net takes class indices (int); the dataset has numbers (float)");
    }

    [Fact]
    public void IdsAreAnInputOfTheirOwnKind()
    {
        TensorDescription[] ids = [new("x", [2], vocabulary: 10)];
        int[] given = [1, 2, 3, 4];
        Batch<float> batch = Whole(new Dataset<float>(given, new float[] { 5, 6 }), ids, Y);
        Assert.Equal([1, 2, 3, 4], batch.Ids(0).ToArray());
        Assert.True(batch.Input(0).IsEmpty);
        Assert.Equal([3, 4, 1, 2], Whole(new Dataset<float>(given, new int[] { 7, 8 }).Subset(1, 0), ids, Classes).Ids(0).ToArray());

        Refused(new Dataset<float>(new float[] { 1, 2 }, new float[] { 7 }), ids, Y, "'x' [2] of Net takes ids (int); the dataset has numbers (float)");
        Refused(new Dataset<float>(given, new float[] { 5, 6 }), X, Y, "'x' [2] of Net takes numbers (float); the dataset has ids (int)");
    }

    [Fact]
    public void NamedColumnsFindTheirPlacesInAnyOrder()
    {
        TensorDescription[] inputs = [new("user", [1]), new("item", [3])];
        TensorDescription[] targets = [new("rating", []), new("liked", [], isClassIndex: true)];
        Dataset<double> data = new Dataset<double>()
            .WithClasses("liked", new[] { 1, 0 })
            .WithInput("item", new double[] { 1, 2, 3, 4, 5, 6 })
            .WithTarget("rating", new double[] { 0.5, 0.6 })
            .WithInput("user", new double[] { 8, 9 });
        Batch<double> batch = Whole(data, inputs, targets);
        Assert.Equal([8, 9], batch.Input(0).ToArray());
        Assert.Equal([1, 2, 3, 4, 5, 6], batch.Input(1).ToArray());
        Assert.Equal([0.5, 0.6], batch.Target(0).ToArray());
        Assert.Equal([1, 0], batch.Classes(1).ToArray());
    }

    // One label for each image, where the network has still 4 × 4 pixels: the commonest cause is a Flatten that was forgotten.
    [Fact]
    public void ALabelForAnImageOfPredictionsAsksForTheLayerThatIsMissing()
    {
        const string Missing = "[Flatten] or a global pooling is missing before its last layer";
        Refused(new Dataset<float>([1, 2, 3, 4], [0, 1]), X, [new("target", [4, 4], isClassIndex: true)], Missing);
        Refused(new Dataset<float>([1, 2, 3, 4], [0f, 1]), X, [new("target", [4, 4, 1])], Missing);
        string other = Assert.Throws<ArgumentException>(() => new Dataset<float>([1, 2, 3, 4], [0f, 1, 2]).Bind("Net", X, [new("target", [3])])).Message;
        Assert.DoesNotContain("Flatten", other, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthsThatDoNotFitAreRefusedWithColumnExpectedAndGot()
    {
        Refused(new Dataset<float>([1, 2, 3], [1f]), X, Y, "The input column 'x' [2] has 3 values; expected a multiple of 2");
        Refused(new Dataset<float>([1, 2, 3, 4], [1f, 2, 3]), X, Y, "The target column 'target' [] has 3 rows (3 values); expected 2, as 'x' has");
        Refused(new Dataset<float>([], Array.Empty<float>()), X, Y, "no rows");
    }

    [Fact]
    public void MissingAndUnknownColumnsAreRefusedWithTheNames()
    {
        TensorDescription[] two = [new("user", [1]), new("item", [1])];
        Refused(new Dataset<float>([1, 2], [1f]), two, Y, "reads the inputs 'user' [1], 'item' [1]; the dataset has one input without a name");
        Refused(new Dataset<float>(new float[] { 1, 2 }), X, Y, "reads the target 'target' []; the dataset has no target");
        Refused(new Dataset<float>().WithInput("X", new float[] { 1, 2 }), X, [], "reads the input 'x' [2]; the dataset has 'X'");
        Refused(
            new Dataset<float>().WithInput("x", new float[] { 1, 2 }).WithInput("z", new float[] { 1, 2 }), X, [], "reads the input 'x' [2]; the dataset has 'x', 'z'");
    }

    [Fact]
    public void AColumnCannotBeAddedTwice()
    {
        Dataset<float> data = new Dataset<float>().WithInput("x", new float[2]).WithTarget("x", new float[2]);
        Assert.Throws<ArgumentException>(() => data.WithInput("x", new float[2]));
        Assert.Throws<ArgumentException>(() => data.WithClasses("x", new int[2]));
    }

    [Theory]
    [InlineData(10, 0.8, 8)]
    [InlineData(10, 0.25, 2)]
    [InlineData(569, 0.8, 455)]
    public void SplitDealsEveryRowOnce(int rows, double fraction, int first)
    {
        Dataset<float> data = Rows(rows);
        (Dataset<float> a, Dataset<float> b) = data.Split(fraction, seed: 3);
        float[] rowsA = Targets(a);
        float[] rowsB = Targets(b);
        Assert.Equal(first, rowsA.Length);
        Assert.Equal(Targets(data), rowsA.Concat(rowsB).Order());
        Assert.NotEqual(Targets(data), [.. rowsA, .. rowsB]);

        Assert.Equal(rowsA, Targets(data.Split(fraction, seed: 3).First));
        Assert.NotEqual(rowsA, Targets(data.Split(fraction, seed: 4).First));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void SplitRefusesFractionsThatLeaveAPartEmpty(double fraction) =>
        Assert.Throws<ArgumentOutOfRangeException>("fraction", () => Rows(4).Split(fraction));

    [Fact]
    public void PartsOfPartsAreTakenInOrder()
    {
        Dataset<float> data = Rows(10);
        Assert.Equal([0, 1, 2], Targets(data.Take(3)));
        Assert.Equal([8, 9], Targets(data.Skip(8)));
        Assert.Equal([4, 5], Targets(data.Skip(4).Take(2)));
        Assert.Equal([9, 0, 9], Targets(data.Subset(9, 0, 9)));
        Assert.Equal([7], Targets(data.Subset(5, 6, 7).Skip(2)));
        Assert.Equal([7, 8, 9], Targets(data.Cut(0.3).Last));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Targets(data.Cut(0.3).First));
    }

    [Fact]
    public void RowsThatDoNotExistAreRefused()
    {
        Refused(Rows(4).Subset(0, 4), X, Y, "Subset asks for row 4; the dataset has 4 rows");
        Refused(Rows(4).Subset(-1), X, Y, "row -1");
        Refused(Rows(4).Take(5), X, Y, "Take asks for 5 rows; the dataset has 4");
        Refused(Rows(4).Skip(5), X, Y, "Skip asks for 5 rows; the dataset has 4");
        Refused(Rows(4).Skip(4), X, Y, "no rows");
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows(4).Take(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Rows(4).Skip(-1));
    }

    /// <summary>Rows whose target is their number and whose inputs are that, and that plus a half.</summary>
    internal static Dataset<float> Rows(int rows)
    {
        var x = new float[rows * 2];
        var y = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            x[2 * i] = y[i] = i;
            x[(2 * i) + 1] = i + 0.5f;
        }

        return new Dataset<float>(x, y);
    }

    private static Batch<T> Whole<T>(Dataset<T> data, TensorDescription[] inputs, TensorDescription[] targets)
        where T : unmanaged
    {
        BatchReader<T> reader = data.Bind("Net", inputs, targets).Read(int.MaxValue);
        Assert.True(reader.MoveNext());
        return reader.Batch;
    }

    private static float[] Targets(Dataset<float> data)
    {
        Batch<float> batch = Whole(data, X, Y);
        float[] targets = batch.Target(0).ToArray();
        Assert.Equal(targets.SelectMany(y => new[] { y, y + 0.5f }), batch.Input(0).ToArray());
        return targets;
    }

    private static void Refused(Dataset<float> data, TensorDescription[] inputs, TensorDescription[] targets, string message) =>
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => data.Bind("Net", inputs, targets)).Message);
}
