using DeepInit.Networks.Tests.Kernels;

namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>States that start from values: a row without steps ends where it starts, and gradients go back into what they started from.</summary>
public sealed class StartTests
{
    private static readonly int[] Lengths = [3, 5, 0, 1, 5, 2, 0, 4];

    private static double[] Q { get; } = Numbers.Doubles(Lengths.Length * StartedStates.QInputSize, 2);

    private static double[] Context { get; } = Numbers.Doubles(Lengths.Length * StartedStates.ContextInputSize, 3);

    [Fact]
    public void GradientsAreThoseOfCentralDifferences()
    {
        var network = new StartedStates(1);
        double[] y = Numbers.Doubles(Lengths.Length * 2, 4);

        (string where, double off) = GradientCheck.Worst(network.Parameters, () => network.ComputeLoss(Q, Lengths, Context, y), () => network.ComputeGradients(Q, Lengths, Context, y));

        Assert.True(off < GradientCheck.Limit, $"{where} is off by {off}");
    }

    [Fact]
    public void ARowWithoutStepsEndsWhereItStarts()
    {
        var network = new StartedStates(1);
        ParameterCollection<double> p = network.Parameters;
        double[] predicted = network.Predict(Q, Lengths, Context), context = Context[(2 * 4)..(3 * 4)];
        double[] Of(string layer, Func<double, double> f) => [.. p[layer + ".bias"].ToArray().Select((bias, o) => f(bias + context.Select((x, i) => x * p[layer + ".weight"].ToArray()[(o * context.Length) + i]).Sum()))];

        // of the upper layer, both directions; then the other layer's
        double[] joined = [.. Of("h0", Math.Tanh)[6..], .. Of("g0", x => x)], weight = p["dense0.weight"].ToArray();

        for (int o = 0; o < 2; o++)
            Assert.Equal(p["dense0.bias"].ToArray()[o] + joined.Select((x, i) => x * weight[(o * joined.Length) + i]).Sum(), predicted[4 + o], 1e-12);
    }

    [Fact]
    public void ARowComesToTheSameWhoeverTheOthersAre()
    {
        var network = new StartedStates(1);
        double[] all = network.Predict(Q, Lengths, Context);
        for (int row = 0; row < Lengths.Length; row++)
        {
            double[] alone = network.Predict(Q.AsSpan(row * 15, 15), [Lengths[row]], Context.AsSpan(row * 4, 4));
            for (int i = 0; i < 2; i++)
                Assert.Equal(all[(row * 2) + i], alone[i], 1e-12);
        }
    }
}
