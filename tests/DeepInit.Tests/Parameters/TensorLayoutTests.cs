using DeepInit.Runtime;

namespace DeepInit.Tests.Parameters;

public sealed class TensorLayoutTests
{
    private static readonly int[] Sizes = [1, 3, 7, 8, 9, 15, 16, 17, 31, 64, 65];

    public static TheoryData<int, int> Shapes()
    {
        var shapes = new TheoryData<int, int>();
        foreach (int outputs in Sizes)
        {
            foreach (int inputs in Sizes)
                shapes.Add(outputs, inputs);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AMatrixOfFloatsGoesIntoPanelsAndBack(int outputs, int inputs) => CheckPanels<float>(outputs, inputs, x => x);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AMatrixOfDoublesGoesIntoPanelsAndBack(int outputs, int inputs) => CheckPanels<double>(outputs, inputs, x => x);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 16)]
    [InlineData(5, 17)]
    [InlineData(300, 3)]
    public void ATableGoesIntoRowsAndBack(int rows, int units)
    {
        var layout = new TableLayout(rows, units);
        int stride = (units + 15) / 16 * 16;
        Assert.Equal((rows * units, rows * stride), (layout.Count, layout.StorageLength));
        float[] values = [.. Enumerable.Range(1, rows * units).Select(i => (float)i)];
        var storage = new float[rows * stride];
        Array.Fill(storage, -7f);
        layout.CopyIn<float>(values, ref storage[0]);
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < stride; i++)
                Assert.Equal(i < units ? values[(row * units) + i] : 0, storage[(row * stride) + i]);
        }

        var back = new float[values.Length];
        layout.CopyOut(ref storage[0], back.AsSpan());
        Assert.Equal(values, back);
        Assert.All(Enumerable.Range(0, values.Length), i => Assert.Equal(values[i], storage[layout.PlaceOf(i)]));
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(15, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(65, 80)]
    public void AVectorIsPaddedWithZeros(int length, int storageLength)
    {
        var layout = new VectorLayout(length);
        Assert.Equal(length, layout.Count);
        Assert.Equal(storageLength, layout.StorageLength);

        float[] values = [.. Enumerable.Range(1, length).Select(i => (float)i)];
        var storage = new float[storageLength];
        Array.Fill(storage, -7f);
        layout.CopyIn<float>(values, ref storage[0]);
        Assert.Equal(values, storage[..length]);
        Assert.All(storage[length..], x => Assert.Equal(0, x));

        var back = new float[length];
        layout.CopyOut(ref storage[0], back.AsSpan());
        Assert.Equal(values, back);
        Assert.Equal(length - 1, layout.PlaceOf(length - 1));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    public void AMatrixHasElements(int outputs, int inputs) => Assert.Throws<ArgumentOutOfRangeException>(() => new PanelLayout(outputs, inputs));

    [Fact]
    public void AMatrixTooLargeForAnArrayIsRefused() => Assert.Throws<OverflowException>(() => new PanelLayout(1, int.MaxValue));

    private static void CheckPanels<T>(int outputs, int inputs, Func<int, T> convert)
        where T : unmanaged
    {
        var layout = new PanelLayout(outputs, inputs);
        Assert.Equal(outputs * inputs, layout.Count);
        Assert.Equal((outputs + 15) / 16 * 16 * inputs, layout.StorageLength);

        var matrix = new T[outputs * inputs];
        var expected = new T[layout.StorageLength];
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
            {
                int index = (o * inputs) + i;
                int place = ((((o / 16) * inputs) + i) * 16) + (o % 16);
                matrix[index] = expected[place] = convert(index + 1);
                Assert.Equal(place, layout.PlaceOf(index));
            }
        }

        // A place more on both sides, to see writes outside; and old values, to see that padding is cleared.
        var storage = new T[layout.StorageLength + 2];
        Array.Fill(storage, convert(-7));
        layout.CopyIn<T>(matrix, ref storage[1]);
        Assert.Equal(expected, storage[1..^1]);
        Assert.Equal(convert(-7), storage[0]);
        Assert.Equal(convert(-7), storage[^1]);

        var back = new T[matrix.Length + 2];
        Array.Fill(back, convert(-7));
        layout.CopyOut(ref storage[1], back.AsSpan(1, matrix.Length));
        Assert.Equal(matrix, back[1..^1]);
        Assert.Equal(convert(-7), back[0]);
        Assert.Equal(convert(-7), back[^1]);
    }
}
