using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Where a recurrent layer alone reads what an embedding looks up, predictions look its sums up: the values are those of the product, whatever has happened to the parameters.</summary>
public sealed class SummedTableTests
{
    private const double Close = 1e-12;
    private const int Rows = 5;

    // Rows of 12, 11, … ids; padding behind.
    private static readonly int[] Text = [.. Enumerable.Range(0, Rows * 12).Select(i => i % 12 < 12 - (i / 12) ? 1 + (i * i % 22) : 0)];
    private static readonly int[] Classes = [0, 2, 1, 1, 0];

    [Fact]
    public void PredictionsAreThoseOfTheProductAndFollowTheParameters()
    {
        LookedUp folded = new(3);
        Multiplied written = new(3);
        RequireEqual();
        for (int step = 0; step < 3; step++)
        {
            Assert.Equal(written.TrainBatch(Text, Classes), folded.TrainBatch(Text, Classes));
            RequireEqual();
        }

        foreach (string name in new[] { "e.weight", "g.weight_ih_l0", "g.bias_ih_l0_reverse" })
        {
            double[] before = folded.Predict(Text);
            folded.Parameters[name][20] += 0.75;
            written.Parameters[name][20] += 0.75;
            Assert.NotEqual(before, folded.Predict(Text));
            RequireEqual();
        }

        using var stream = new MemoryStream();
        new LookedUp(8).Save(stream);
        stream.Position = 0;
        folded.Load(stream);
        stream.Position = 0;
        written.Load(stream);
        RequireEqual();

        void RequireEqual()
        {
            var expected = new double[Rows * 3];
            written.Predict(Text, expected, new double[Rows * 13]);
            RequireClose(expected, folded.Predict(Text), Close);
            RequireClose(expected[..3], folded.Predict(Text[..12]), Close);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void BitsDoNotDependOnThreads(int threads) =>
        Assert.Equal(new LookedUp(3) { MaxThreads = 1 }.Predict(Text), new LookedUp(3) { MaxThreads = threads }.Predict(Text));

    [Fact]
    public void FewIdsWithoutBiasAreAsALoopSays()
    {
        var network = new LookedUpSingle(1);
        network.TrainBatch(Numbers.Classes(27, 5, 1), Numbers.Floats(54, 2));
        int[] text = Numbers.Classes(9, 5, 3);
        double[] Of(string name) => [.. network.Parameters[name].ToArray().Select(number => (double)number)];
        double[] table = Of("e.weight"), input = Of("l.weight_ih_l0"), own = Of("l.weight_hh_l0"), dense = Of("d.weight"), bias = Of("d.bias");
        double[] h = new double[6], c = new double[6];
        var expected = new List<double>();
        foreach (int id in text)
        {
            double[] z = [.. Enumerable.Range(0, 24).Select(gate => Enumerable.Range(0, 7).Sum(k => input[(gate * 7) + k] * table[(id * 7) + k]) + Enumerable.Range(0, 6).Sum(k => own[(gate * 6) + k] * h[k]))];
            double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
            c = [.. Enumerable.Range(0, 6).Select(u => (Sigmoid(z[6 + u]) * c[u]) + (Sigmoid(z[u]) * Math.Tanh(z[12 + u])))];
            h = [.. Enumerable.Range(0, 6).Select(u => Sigmoid(z[18 + u]) * Math.Tanh(c[u]))];
            expected.AddRange(Enumerable.Range(0, 2).Select(o => Math.Tanh(bias[o] + Enumerable.Range(0, 6).Sum(u => dense[(o * 6) + u] * h[u]))));
        }

        RequireClose([.. expected], [.. network.Predict(text).Select(y => (double)y)], 1e-5);
        Session<int, float> session = network.CreateSession();
        for (int t = 0; t < text.Length; t++)
            RequireClose(expected.GetRange(2 * t, 2).ToArray(), [.. session.Append([text[t]]).ToArray().Select(y => (double)y)], 1e-5);
    }

    [Fact]
    public void ATableThatIsAMatrixTooIsBoth()
    {
        var network = new LookedUpTied(1);
        network.Parameters["e.weight"][7] = 2.5;
        int[] text = Numbers.Classes(8, 11, 3);
        double[] all = network.Predict(text);
        Session<int, double> session = network.CreateSession();
        for (int t = 0; t < text.Length; t++)
            RequireClose(all[(11 * t)..(11 * (t + 1))], session.Append([text[t]]).ToArray(), Close);
    }

    [Fact]
    public void TheSummarySaysSo()
    {
        Assert.Contains("look up W e + b of g.weight_ih_l0_reverse and e.weight in a table of 23 × 51", new LookedUp(1).Summary());
        Assert.DoesNotContain("look up", new Multiplied(1).Summary());
    }

    private static void RequireClose(double[] expected, double[] got, double close) =>
        Assert.All(expected.Zip(got), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= close * (1 + Math.Abs(pair.First)), $"{pair.Second} instead of {pair.First}"));
}
