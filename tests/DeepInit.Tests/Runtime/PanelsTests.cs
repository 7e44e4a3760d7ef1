using DeepInit.Runtime;

namespace DeepInit.Tests.Runtime;

/// <summary>Panels against the definition of the layout, element by element, at sizes around the lanes.</summary>
public sealed class PanelsTests
{
    private static readonly int[] Sizes = [1, 3, 7, 8, 9, 15, 16, 17, 31, 64, 65];

    public static TheoryData<int, int> Shapes()
    {
        var shapes = new TheoryData<int, int>();
        foreach (int rows in Sizes)
        {
            foreach (int features in Sizes)
                shapes.Add(rows, features);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PackPutsEveryFloatInItsLaneAndZeroesTheRest(int rows, int features) => CheckPack<float>(rows, features, x => x);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PackPutsEveryDoubleInItsLaneAndZeroesTheRest(int rows, int features) => CheckPack<double>(rows, features, x => x);

    [Fact]
    public void RowsOfAPanelBecomeColumnsAndColumnsRows()
    {
        for (int count = 1; count <= 16; count++)
        {
            for (int features = 1; features <= 16; features++)
            {
                CheckColumns<float>(count, features, x => x);
                CheckColumns<double>(count, features, x => x);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void UnpackUndoesPack(int rows, int features)
    {
        float[] x = Numbers<float>(rows * features, v => v);
        var panels = new float[Panels.Length(rows, features)];
        Panels.Pack<float>(x, rows, features, ref panels[0]);

        // One value more on both sides, to see writes outside.
        var back = new float[x.Length + 2];
        back[0] = back[^1] = -7;
        Panels.Unpack(ref panels[0], rows, features, back.AsSpan(1, x.Length));

        Assert.Equal(x, back[1..^1]);
        Assert.Equal(-7, back[0]);
        Assert.Equal(-7, back[^1]);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void PackingRangesOfPanelsIsPackingThemAll(int rows, int features)
    {
        float[] x = Numbers<float>(rows * features, v => v);
        float[] whole = Filled(Panels.Length(rows, features));
        float[] inParts = Filled(whole.Length);
        Panels.Pack<float>(x, rows, features, ref whole[0]);
        for (int panel = 0; panel < Panels.Count(features); panel++)
            Assert.True(Panels.Pack<float>(x, rows, features, ref inParts[0], panel, panel + 1));

        Assert.Equal(whole, inParts);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(2, 16)]
    [InlineData(5, 17)]
    [InlineData(4, 40)]
    public void PackSeesEveryValueThatIsNotFinite(int rows, int features)
    {
        var panels = new float[Panels.Length(rows, features)];
        var doublePanels = new double[panels.Length];
        foreach (float bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            for (int i = 0; i < rows * features; i++)
            {
                float[] x = Numbers<float>(rows * features, v => v);
                x[i] = bad;
                Assert.False(Panels.Pack<float>(x, rows, features, ref panels[0]), $"{bad} at {i}");
                Assert.False(Panels.Pack<double>(Array.ConvertAll(x, v => (double)v), rows, features, ref doublePanels[0]), $"{bad} at {i}, double");
            }
        }
    }

    [Fact]
    public void PackTakesTheLargestAndTheSmallestNumbersForFinite()
    {
        float[] x = [float.MaxValue, float.MinValue, float.Epsilon, -float.Epsilon, -0f, 0f];
        var panels = new float[16];
        Assert.True(Panels.Pack<float>(x, 1, 6, ref panels[0]));
        Assert.Equal(x, panels[..6]);
    }

    [Fact]
    public void PackRefusesASpanOfAnotherLength()
    {
        var panels = new float[64];
        var e = Assert.Throws<ArgumentException>(() => Panels.Pack<float>(new float[59], 2, 30, ref panels[0]));
        Assert.Contains("59", e.Message);
        Assert.Contains("60", e.Message);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TransposedPanelsAreThoseOfTheTransposedFloats(int outputs, int inputs) => CheckTranspose<float>(outputs, inputs, x => x);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void TransposedPanelsAreThoseOfTheTransposedDoubles(int outputs, int inputs) => CheckTranspose<double>(outputs, inputs, x => x);

    private static void CheckPack<T>(int rows, int features, Func<float, T> convert)
        where T : unmanaged
    {
        T[] x = Numbers(rows * features, convert);
        var expected = new T[(features + 15) / 16 * rows * 16];
        for (int r = 0; r < rows; r++)
        {
            for (int f = 0; f < features; f++)
                expected[((((f / 16) * rows) + r) * 16) + (f % 16)] = x[(r * features) + f];
        }

        T[] panels = Numbers(expected.Length, convert);
        Assert.True(Panels.Pack<T>(x, rows, features, ref panels[0]));
        Assert.Equal(expected, panels);
    }

    private static void CheckTranspose<T>(int outputs, int inputs, Func<float, T> convert)
        where T : unmanaged
    {
        T[] source = WeightPanels(outputs, inputs, convert);
        var expected = new T[(inputs + 15) / 16 * outputs * 16];
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
                expected[((((i / 16) * outputs) + o) * 16) + (i % 16)] = source[((((o / 16) * inputs) + i) * 16) + (o % 16)];
        }

        T[] destination = Numbers(expected.Length, convert);
        for (int panel = 0; panel < Panels.Count(inputs); panel++)
            Panels.TransposePanel(ref source[0], ref destination[panel * 16 * outputs], outputs, inputs, panel);
        Assert.Equal(expected, destination);
    }

    private static T[] WeightPanels<T>(int outputs, int inputs, Func<float, T> convert)
        where T : unmanaged
    {
        var panels = new T[(outputs + 15) / 16 * inputs * 16];
        for (int o = 0; o < outputs; o++)
        {
            for (int i = 0; i < inputs; i++)
                panels[((((o / 16) * inputs) + i) * 16) + (o % 16)] = convert((o * 1000) + i + 1);
        }

        return panels;
    }

    private static T[] Numbers<T>(int count, Func<float, T> convert)
    {
        var numbers = new T[count];
        for (int i = 0; i < count; i++)
            numbers[i] = convert(i + 1.5f);
        return numbers;
    }

    private static float[] Filled(int length)
    {
        var values = new float[length];
        Array.Fill(values, -7f);
        return values;
    }

    private static void CheckColumns<T>(int count, int features, Func<float, T> convert)
        where T : unmanaged
    {
        const int Row = 3;
        T[] panel = Numbers(20 * 16, convert), columns = new T[16 * 16], back = [.. Enumerable.Repeat(convert(-7), 20 * 16)];
        Panels.ToColumns(ref panel[0], Row, count, features, ref columns[0]);
        for (int f = 0; f < features; f++)
        {
            for (int r = 0; r < 16; r++)
                Assert.Equal(r < count ? panel[((Row + r) * 16) + f] : default, columns[(f * 16) + r]);
        }

        Panels.FromColumns(ref columns[0], features, ref back[0], Row, count);
        for (int i = 0; i < back.Length; i++)
            Assert.Equal(i / 16 < Row || i / 16 >= Row + count ? convert(-7) : i % 16 < features ? panel[i] : default, back[i]);
    }
}
