using DeepInit.Networks.Tests.Behaviour;
using DeepInit.Tests.Shared;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Global poolings over the steps of a session: after each step the output is that of <c>Predict</c> for the steps so far.</summary>
public sealed class PooledSessionTests
{
    private static readonly double[] X = Numbers.Doubles(PooledStream.InputSize, 5);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(14)]
    public void EveryPrefixIsAsPredicted(int atOnce)
    {
        var network = new PooledStream(1);
        Session<double, double> session = network.CreateSession();
        for (int round = 0; round < 2; round++)
        {
            for (int start = 0; start < 14; start += atOnce)
            {
                int end = Math.Min(14, start + atOnce);
                RequireClose(network.Predict(X, [end]), session.Append(X.AsSpan(start * 3, (end - start) * 3)), 1e-12);
            }

            session.Reset();
        }
    }

    [Fact]
    public void AForkGoesItsOwnWay()
    {
        var network = new PooledStream(1);
        Session<double, double> session = network.CreateSession();
        session.Append(X.AsSpan(0, 15));
        Session<double, double> fork = session.Fork();
        fork.Append([50, -50, 50]);
        RequireClose(network.Predict(X, [14]), session.Append(X.AsSpan(15)), 1e-12);
    }

    [Fact]
    public void TheLargestOfNegativeStepsIsOneOfThem()
    {
        var network = new PooledLogarithms(1);
        float[] x = Numbers.Floats(12, 3);
        Session<float, float> session = network.CreateSession();
        var largest = new double[2];
        largest.AsSpan().Fill(double.NegativeInfinity);
        for (int step = 0; step < 6; step++)
        {
            double[] before = [.. largest];
            float[] y = session.Append(x.AsSpan(step * 2, 2)).ToArray();
            Assert.All(y.Zip(before), pair => Assert.True(pair.First < 0 && pair.First >= pair.Second));
            largest = [.. y.Select(value => (double)value)];
        }

        RequireClose([.. network.Predict(x).Select(y => (double)y)], largest, 1e-5);
    }

    [Fact]
    public void TheMeanOfAMillionStepsKeepsItsDigits()
    {
        var network = new PooledWords(1);
        Session<int, float> session = network.CreateSession();
        float[] table = network.Parameters["e.weight"].ToArray();
        int[] ids = [.. Numbers.Classes(1000, 8, 1).Select(id => id + 1)];
        for (int i = 0; i < 1000; i++)
            session.Append(ids);
        double[] expected = [.. Enumerable.Range(0, 4).Select(unit => ids.Average(id => (double)table[(id * 4) + unit]))];
        RequireClose(expected, [.. session.Output.ToArray().Select(y => (double)y)], 3e-7);
        Assert.Equal(1_000_000, session.Position);
        Assert.Null(session.MostSteps);
    }

    [Fact]
    public void AStepAllocatesNothing()
    {
        Session<double, double> session = new PooledStream(1) { MaxThreads = 1 }.CreateSession();
        Assert.Equal(0, Allocations.Of(() => session.Append(X.AsSpan(0, 3))));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void BitsDoNotDependOnThreads(int threads) => Assert.Equal(Written(1), Written(threads));

    private static double[] Written(int threads)
    {
        Session<double, double> session = new PooledStream(3) { MaxThreads = threads }.CreateSession();
        session.Append(X.AsSpan(0, 30));
        return session.Append(X.AsSpan(30)).ToArray();
    }

    private static void RequireClose(double[] expected, ReadOnlySpan<double> got, double close)
    {
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= close * (1 + Math.Abs(expected[i])), $"{i}: {got[i]} instead of {expected[i]}");
    }
}
