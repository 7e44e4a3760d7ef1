using System.Text.Json;
using DeepInit.Runtime;

namespace DeepInit.Tests.Initialisation;

/// <summary>Starts with a structure, against the values and properties stored in Data/initializers_training.json.</summary>
public sealed class StructuralInitializersTests
{
    private static readonly JsonElement[] Entries = Load();

    [Fact]
    public void DiracHasOnesWhereTheyAreStated()
    {
        int tested = 0;
        foreach ((JsonElement entry, int[] shape) in Named("dirac"))
        {
            int groups = entry.GetProperty("groups").GetInt32();
            (float[] single, double[] wide) = Make(shape, values => Initializers.Dirac(values, groups, shape[0] / groups, shape[1], Taps(shape), Centre(shape)), values => Initializers.Dirac(values, groups, shape[0] / groups, shape[1], Taps(shape), Centre(shape)));
            double[] expected = new double[wide.Length];
            foreach (JsonElement place in entry.GetProperty("value_one_at").EnumerateArray())
                expected[place.EnumerateArray().Zip(shape).Aggregate(0, (at, axis) => (at * axis.Second) + axis.First.GetInt32())] = 1;
            Assert.Equal(expected, wide);
            Assert.Equal(expected, Samples.Widen(single));
            tested++;
        }

        Assert.Equal(4, tested);
    }

    [Fact]
    public void ZerOHasTheStatedMatrixAtTheCentre()
    {
        int tested = 0;
        foreach ((JsonElement entry, int[] shape) in Named("zero"))
        {
            (float[] single, double[] wide) = Make(shape, values => Initializers.ZerO(values, 1, shape[0], shape[1], Taps(shape), Centre(shape)), values => Initializers.ZerO(values, 1, shape[0], shape[1], Taps(shape), Centre(shape)));
            double[] matrix = [.. entry.GetProperty("matrix").EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(number => number.GetDouble())];
            Assert.Equal(matrix, AtCentre(wide, shape), (a, b) => Math.Abs(a - b) < 1e-15);
            Assert.Equal(matrix.Sum(Math.Abs), wide.Sum(Math.Abs), 12);
            Assert.Equal(wide.Select(number => (float)number), single);
            tested++;
        }

        Assert.Equal(7, tested);
    }

    [Fact]
    public void DeltaOrthogonalHasTheStatedGramMatrix()
    {
        int tested = 0;
        foreach ((JsonElement entry, int[] shape) in Named("delta_orthogonal"))
        {
            double gain = entry.GetProperty("gain").GetDouble();
            RandomStream first = RandomStream.ForTensor(3, "delta");
            RandomStream second = RandomStream.ForTensor(3, "delta");
            (float[] single, double[] wide) = Make(
                shape,
                values => Initializers.DeltaOrthogonal(values, ref first, 1, shape[0], shape[1], Taps(shape), Centre(shape), gain),
                values => Initializers.DeltaOrthogonal(values, ref second, 1, shape[0], shape[1], Taps(shape), Centre(shape), gain));
            OrthogonalityTests.AssertOrthogonal(AtCentre(wide, shape), shape[0], shape[1], gain, 1e-13);
            Assert.Equal(entry.GetProperty("sum_of_squares").GetDouble(), wide.Sum(number => number * number), 10);
            Assert.Equal(wide.Select(number => (float)number), single);
            tested++;
        }

        Assert.Equal(3, tested);
    }

    [Fact]
    public void EachGroupHasAMatrixOfItsOwn()
    {
        // Three groups of 4 filters over 2 channels, 3 taps.
        RandomStream stream = new(1);
        double[] values = new double[3 * 4 * 2 * 3];
        Initializers.DeltaOrthogonal(values, ref stream, 3, 4, 2, 3, 1, 2);
        for (int group = 0; group < 3; group++)
            OrthogonalityTests.AssertOrthogonal(AtCentre(values[(group * 24)..((group + 1) * 24)], [4, 2, 3]), 4, 2, 2, 1e-13);
        Assert.NotEqual(values[..24], values[24..48]);

        Initializers.ZerO(values, 3, 4, 2, 3, 1);
        Assert.Equal([0.5, 0.5, 0.5, -0.5, 0.5, 0.5, 0.5, -0.5], AtCentre(values[24..48], [4, 2, 3]));
    }

    [Fact]
    public void SparseHasTheStatedZerosAndVariance()
    {
        int tested = 0;
        foreach ((JsonElement entry, int[] shape) in Named("sparse"))
        {
            int zeros = entry.GetProperty("zeros_per_column").GetInt32();
            double sigma = Math.Sqrt(entry.GetProperty("variance_of_nonzeros").GetDouble());
            double squares = 0;
            int[] hits = new int[shape[0]];
            const int Count = 400;
            for (int seed = 0; seed < Count; seed++)
            {
                RandomStream first = new(seed);
                RandomStream second = new(seed);
                (float[] single, double[] wide) = Make(shape, values => Initializers.Sparse(values, ref first, shape[0], shape[1], zeros, sigma), values => Initializers.Sparse(values, ref second, shape[0], shape[1], zeros, sigma));
                Assert.Equal(wide.Select(number => (float)number), single);
                for (int column = 0; column < shape[1]; column++)
                {
                    int[] rows = [.. Enumerable.Range(0, shape[0]).Where(row => wide[(row * shape[1]) + column] == 0)];
                    Assert.Equal(zeros, rows.Length);
                    Array.ForEach(rows, row => hits[row]++);
                }

                squares += wide.Sum(number => number * number);
            }

            // Five standard errors: of the variance of normal numbers, and of a row's share of zeros.
            int drawn = Count * (shape[0] - zeros) * shape[1];
            Assert.Equal(sigma * sigma, squares / drawn, 5 * sigma * sigma * Math.Sqrt(2.0 / drawn));
            double share = zeros / (double)shape[0];
            double columns = Count * shape[1];
            Assert.All(hits, hit => Assert.InRange(hit / columns, share - (5 * Math.Sqrt(share * (1 - share) / columns)), share + (5 * Math.Sqrt(share * (1 - share) / columns))));
            tested++;
        }

        Assert.Equal(2, tested);
    }

    [Theory]
    [InlineData(0, 2, 1, 3, 1, "groups")]
    [InlineData(1, 0, 1, 3, 1, "filters")]
    [InlineData(1, 2, -1, 3, 1, "channels")]
    [InlineData(1, 2, 1, 0, 0, "taps")]
    [InlineData(1, 2, 1, 3, 3, "centre")]
    [InlineData(1, 2, 2, 3, 1, "values")]
    public void FiltersRefuseWrongSizes(int groups, int filters, int channels, int taps, int centre, string parameter)
    {
        RandomStream stream = new(0);
        Refused(parameter, () => Initializers.Dirac(new float[6], groups, filters, channels, taps, centre));
        Refused(parameter, () => Initializers.Dirac(new double[6], groups, filters, channels, taps, centre));
        Refused(parameter, () => Initializers.ZerO(new float[6], groups, filters, channels, taps, centre));
        Refused(parameter, () => Initializers.DeltaOrthogonal(new double[6], ref stream, groups, filters, channels, taps, centre, 1));
    }

    [Fact]
    public void WhatCannotBeIsRefused()
    {
        RandomStream stream = new(0);
        Refused("channels", () => Initializers.DeltaOrthogonal(new double[6], ref stream, 1, 2, 3, 1, 0, 1));
        Refused("gain", () => Initializers.DeltaOrthogonal(new double[6], ref stream, 1, 3, 2, 1, 0, double.NaN));
        Refused("zeros", () => Initializers.Sparse(new double[6], ref stream, 2, 3, 3, 1));
        Refused("sigma", () => Initializers.Sparse(new float[6], ref stream, 2, 3, 1, -1));
        Refused("matrix", () => Initializers.Sparse(new float[5], ref stream, 2, 3, 1, 1));
    }

    private static void Refused(string parameter, Action call) => Assert.Equal(parameter, Assert.ThrowsAny<ArgumentException>(call).ParamName);

    private static (float[] Single, double[] Wide) Make(int[] shape, Action<float[]> single, Action<double[]> wide)
    {
        // Not zeros, so that what is not written shows.
        int length = shape.Aggregate(1, (product, n) => product * n);
        float[] rounded = [.. Enumerable.Repeat(7f, length)];
        double[] values = [.. Enumerable.Repeat(7.0, length)];
        single(rounded);
        wide(values);
        return (rounded, values);
    }

    private static double[] AtCentre(double[] values, int[] shape) => [.. values.Where((_, i) => i % Taps(shape) == Centre(shape))];

    private static int Taps(int[] shape) => shape.Skip(2).Aggregate(1, (product, n) => product * n);

    private static int Centre(int[] shape) => shape.Skip(2).Aggregate(0, (at, n) => (at * n) + (n / 2));

    private static IEnumerable<(JsonElement Entry, int[] Shape)> Named(string name) => Entries
        .Where(entry => entry.GetProperty("name").GetString() == name)
        .Select(entry => (entry, entry.GetProperty("torch_shape").EnumerateArray().Select(n => n.GetInt32()).ToArray()));

    private static JsonElement[] Load()
    {
        using Stream stream = typeof(StructuralInitializersTests).Assembly.GetManifestResourceStream("initializers_training.json")
            ?? throw new InvalidOperationException("initializers_training.json is not embedded in the test assembly.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.Clone().GetProperty("entries").EnumerateArray()];
    }
}
