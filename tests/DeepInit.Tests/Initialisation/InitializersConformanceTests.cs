using System.Text.Json;
using DeepInit.Runtime;

namespace DeepInit.Tests.Initialisation;

/// <summary>
/// The initialisers against the moments, bounds and structure of PyTorch's and Keras', stored in Data/initializers.json. Its limits are five standard errors;
/// the seeds are fixed, so a failure is a fault and not chance.
/// </summary>
public sealed class InitializersConformanceTests
{
    // The standard deviation of a standard normal cut at ±2.
    private const double CutDeviation = 0.87962566103423978;

    private static readonly JsonElement Reference = Load();

    public static TheoryData<int, string> Scaled => Entries("scaled");

    public static TheoryData<int, string> Simple => Entries("simple");

    [Theory]
    [MemberData(nameof(Scaled))]
    public void ScaledInitialisersHaveTheStatedMomentsAndBounds(int index, string name)
    {
        JsonElement entry = Reference.GetProperty("scaled")[index];
        double scale = Number(entry, "scale");
        foreach (JsonElement shape in entry.GetProperty("shapes").EnumerateArray())
        {
            double fan = entry.GetProperty("mode").GetString() switch
            {
                "fan_in" => Number(shape, "fan_in"),
                "fan_out" => Number(shape, "fan_out"),
                "fan_avg" => (Number(shape, "fan_in") + Number(shape, "fan_out")) / 2,
                string mode => throw new InvalidDataException($"Unknown mode {mode}."),
                null => throw new InvalidDataException("No mode."),
            };
            string tensor = $"{name}, {shape.GetProperty("shape").GetString()}";
            RandomStream stream = RandomStream.ForTensor(0, tensor);
            float[] values = new float[shape.GetProperty("elements").GetInt32()];
            double bound = double.PositiveInfinity;
            switch (entry.GetProperty("distribution").GetString())
            {
                case "uniform":
                    bound = Math.Sqrt(3 * scale / fan);
                    Initializers.Uniform(values, ref stream, -bound, bound);
                    break;
                case "normal":
                    Initializers.Normal(values, ref stream, 0, Math.Sqrt(scale / fan));
                    break;
                case "truncated_normal_2sd":
                    double sigma = Math.Sqrt(scale / fan) / CutDeviation;
                    Assert.Equal(Number(shape, "sigma_before_truncation"), sigma, 1e-12);
                    bound = 2 * sigma;
                    Initializers.TruncatedNormal(values, ref stream, 0, sigma, -bound, bound);
                    break;
                case string distribution:
                    throw new InvalidDataException($"Unknown distribution {distribution}.");
            }

            if (shape.TryGetProperty("bound", out JsonElement stated))
            {
                Assert.Equal(stated.GetDouble(), bound, 1e-12);
                Assert.All(values, x => Assert.InRange(Math.Abs(x), 0, MathF.BitIncrement((float)bound)));
            }

            AssertMoments(tensor, values, Number(shape, "mean"), Number(shape, "variance"), Number(shape, "mean_limit"), Number(shape, "variance_limit"));
        }
    }

    [Theory]
    [MemberData(nameof(Simple))]
    public void SimpleInitialisersHaveTheStatedMomentsAndBounds(int index, string name)
    {
        JsonElement entry = Reference.GetProperty("simple")[index];
        double mean = Number(entry, "mean");
        double variance = Number(entry, "variance");
        float[] values = new float[60_000];
        RandomStream stream = RandomStream.ForTensor(0, name);
        (double low, double high) = entry.TryGetProperty("bounds", out JsonElement bounds)
            ? (bounds[0].GetDouble(), bounds[1].GetDouble())
            : (double.NegativeInfinity, double.PositiveInfinity);
        switch (entry.GetProperty("distribution").GetString())
        {
            case "constant":
                Initializers.Constant(values, mean);
                Assert.All(values, x => Assert.Equal((float)mean, x));
                return;
            case "normal":
                Initializers.Normal(values, ref stream, mean, Number(entry, "std"));
                break;
            case "uniform":
                Initializers.Uniform(values, ref stream, low, high);
                break;
            default:
                (double before, double sigma) = BeforeTheCut(name);
                Initializers.TruncatedNormal(values, ref stream, before, sigma, low, high);
                break;
        }

        Assert.All(values, x => Assert.InRange(x, MathF.BitDecrement((float)low), MathF.BitIncrement((float)high)));

        // Five standard errors: σ/√n for the mean, √((μ₄ - σ⁴)/n) for the variance, μ₄ from the sample.
        double fourth = Samples.Moment(Samples.Widen(values), mean, 4);
        double root = Math.Sqrt(values.Length);
        AssertMoments(name, values, mean, variance, 5 * Math.Sqrt(variance) / root, 5 * Math.Sqrt(fourth - (variance * variance)) / root);
    }

    [Fact]
    public void OrthogonalInitialisersHaveTheStatedStructure()
    {
        int tested = 0;
        foreach (JsonElement entry in Reference.GetProperty("structured").EnumerateArray())
        {
            string name = entry.GetProperty("name").GetString()!;
            if (!name.StartsWith("orthogonal", StringComparison.Ordinal))
                continue;
            int rows = entry.GetProperty("matrix")[0].GetInt32();
            int columns = entry.GetProperty("matrix")[1].GetInt32();
            double gain = Math.Sqrt(Number(entry, "sum_of_squares") / Math.Min(rows, columns));
            float[] matrix = new float[rows * columns];
            RandomStream stream = RandomStream.ForTensor(0, $"{name} {rows} {columns}");
            Initializers.Orthogonal(matrix, ref stream, rows, columns, gain);
            double[] wide = Samples.Widen(matrix);
            OrthogonalityTests.AssertOrthogonal(wide, rows, columns, gain, Number(entry, "tolerance_float32"));
            Assert.Equal(Number(entry, "sum_of_squares"), wide.Sum(static x => x * x), 1e-4);

            // The mean's standard error; the entries are nearly independent.
            double limit = 5 * Math.Sqrt(Number(entry, "entry_variance") / matrix.Length);
            Assert.InRange(Samples.Mean(wide), -limit, limit);
            tested++;
        }

        Assert.Equal(4, tested);
    }

    [Fact]
    public void IdentityInitialisersHaveTheStatedValues()
    {
        int tested = 0;
        foreach (JsonElement entry in Reference.GetProperty("structured").EnumerateArray())
        {
            if (entry.GetProperty("name").GetString() != "eye")
                continue;
            int rows = entry.GetProperty("torch_shape")[0].GetInt32();
            int columns = entry.GetProperty("torch_shape")[1].GetInt32();
            float[] matrix = new float[rows * columns];
            Initializers.Identity(matrix, rows, columns, 1);
            Assert.Equal(entry.GetProperty("values").EnumerateArray().SelectMany(static row => row.EnumerateArray()).Select(static x => x.GetSingle()), matrix);
            tested++;
        }

        Assert.Equal(2, tested);
    }

    private static void AssertMoments(string name, float[] values, double mean, double variance, double meanLimit, double varianceLimit)
    {
        double[] wide = Samples.Widen(values);
        double sampleMean = Samples.Mean(wide);
        double sampleVariance = Samples.Moment(wide, mean, 2);
        Assert.True(Math.Abs(sampleMean - mean) <= meanLimit, $"{name}: mean {sampleMean:G6}, not {mean:G6} ± {meanLimit:G3}.");
        Assert.True(Math.Abs(sampleVariance - variance) <= varianceLimit, $"{name}: variance {sampleVariance:G6}, not {variance:G6} ± {varianceLimit:G3}.");
    }

    // The parameters before the cut stand in the name: "truncated_normal mean 0.5 std 1 on [-1, 1]".
    private static (double Mean, double Sigma) BeforeTheCut(string name)
    {
        string[] words = name.Split(' ');
        return (Word("mean"), Word("std"));

        double Word(string key) => double.Parse(words[Array.IndexOf(words, key) + 1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static double Number(JsonElement entry, string property) => entry.GetProperty(property).GetDouble();

    private static TheoryData<int, string> Entries(string group)
    {
        TheoryData<int, string> data = [];
        int index = 0;
        foreach (JsonElement entry in Reference.GetProperty(group).EnumerateArray())
            data.Add(index++, entry.GetProperty("name").GetString()!);
        return data;
    }

    private static JsonElement Load()
    {
        using Stream stream = typeof(InitializersConformanceTests).Assembly.GetManifestResourceStream("initializers.json")
            ?? throw new InvalidOperationException("initializers.json is not embedded in the test assembly.");
        using JsonDocument document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
