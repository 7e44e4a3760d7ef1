using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Sessions: a sequence that comes step by step has at each step the outputs that <c>Predict</c> has for the sequence so far.</summary>
public sealed class SessionTests
{
    private const double Close = 1e-11;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    public void EachStepIsAsThatOfTheWholeSequence(int atOnce)
    {
        var network = new SensorStream(1);
        Train(network);
        double[] x = Numbers.Doubles(SensorStream.InputSize, 2);
        AssertSteps(network.Predict(x), network.CreateSession(), x, 5, 3, atOnce, Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    public void AttentionSeesWhatTheSessionHasKept(int atOnce)
    {
        var network = new Writer(3);
        int[] tokens = Numbers.Classes(Writer.InputSize, 23, 4);
        AssertSteps(network.Predict(tokens), network.CreateSession(), tokens, 1, 23, atOnce, Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20)]
    public void AttentionByScoresSeesWhatTheSessionHasKept(int atOnce)
    {
        var network = new Comparer(3);
        double[] x = Numbers.Doubles(Comparer.InputSize, 4);
        AssertSteps(network.Predict(x), network.CreateSession(), x, 18, 3, atOnce, Close);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(15)]
    public void ConvolutionsReadWhatTheSessionHasKept(int atOnce)
    {
        var network = new Filter(3);
        double[] x = Numbers.Doubles(Filter.InputSize, 4);
        AssertSteps(network.Predict(x), network.CreateSession(), x, 16, 3, atOnce, Close);
    }

    [Fact]
    public void EveryPrefixOfRowsThatEndIsAsPredicted()
    {
        var end = new SensorEnd(1);
        var memory = new SensorMemory(1);
        double[] x = Numbers.Doubles(SensorEnd.InputSize, 5);
        Session<double, double> first = end.CreateSession(), second = memory.CreateSession();
        for (int steps = 1; steps <= 9; steps++)
        {
            AssertClose(end.Predict(x, [steps]), first.Append(x.AsSpan((steps - 1) * 3, 3)), Close);
            AssertClose(memory.Predict(x[..SensorMemory.InputSize], [steps]), second.Append(x.AsSpan((steps - 1) * 3, 3)), Close);
            Assert.Equal(steps, first.Position);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(10)]
    public void StepsReadWhatIsGivenAtTheBeginning(int atOnce)
    {
        var network = new Translator(1);
        int[] de = [1, 2, 3, 4, 5, 0, 0], en = [.. Numbers.Classes(10, 10, 3).Select(id => id + 1)];
        network.TrainBatch(de, en, Numbers.Classes(10, 11, 4));
        double[] expected = network.Predict(de, en);
        Session<int, double> session = network.CreateSession(de);
        AssertSteps(expected, session, en, 1, 11, atOnce, Close);
        session.Reset();
        AssertSteps(expected, session, en, 1, 11, atOnce, Close);

        // Another sentence has another beginning; padding behind it counts for nothing.
        Session<int, double> other = network.CreateSession([7]);
        AssertSteps(network.Predict([7, 0, 0, 0, 0, 0, 0], en), other, en, 1, 11, atOnce, Close);
        session.CopyTo(other);
        Assert.Equal(session.Output.ToArray(), other.Output.ToArray());
        other.Reset();
        AssertSteps(expected, other, en, 1, 11, atOnce, Close);
    }

    [Fact]
    public void AStateStartsAsWhatIsGiven()
    {
        var network = new Listener(2);
        double[] sound = Numbers.Doubles(28, 5), speaker = Numbers.Doubles(3, 6);
        int[] words = Numbers.Classes(10, 11, 3);
        foreach (int length in new[] { 7, 5, 1, 0 })
        {
            Session<int, double> session = network.CreateSession(sound.AsSpan(0, 4 * length), speaker);
            Session<int, double> fork = session.Fork();
            double[] expected = network.Predict(sound, [length], speaker, words);
            AssertSteps(expected, session, words, 1, 11, 3, Close);
            AssertSteps(expected, fork, words, 1, 11, 1, Close);
        }

        Assert.Null(network.CreateSession(sound, speaker).MostSteps);
    }

    [Fact]
    public void WhatIsGivenIsChecked()
    {
        var translator = new Translator(1);
        Assert.Contains("'de'", Assert.Throws<ArgumentException>(() => translator.CreateSession([1, 9])).Message);
        Assert.Contains("behind padding", Assert.Throws<ArgumentException>(() => translator.CreateSession([1, 0, 2])).Message);
        Assert.Contains("at most 7", Assert.Throws<ArgumentException>(() => translator.CreateSession([1, 2, 3, 4, 5, 6, 7, 8])).Message);
        var listener = new Listener(1);
        Assert.Contains("'speaker'", Assert.Throws<ArgumentException>(() => listener.CreateSession(new double[4], new double[2])).Message);
        Assert.Contains("'sound'", Assert.Throws<ArgumentException>(() => listener.CreateSession(new double[5], new double[3])).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => listener.CreateSession([1, 2, 3, double.NaN], new double[3])).Message);

        Session<int, double> session = translator.CreateSession([1, 2]);
        translator.TrainBatch(new int[7], new int[10], new int[10]);
        Assert.Contains("CreateSession begins another one", Assert.Throws<InvalidOperationException>(() => session.Append([1])).Message);
    }

    [Fact]
    public void ASequenceOfARecurrentLayerHasNoEnd()
    {
        var network = new Speller(1);
        Session<int, float> session = network.CreateSession();
        Assert.Null(session.MostSteps);
        int[] ids = [.. Numbers.Classes(3000, 10, 1).Select(id => id + 1)];
        session.Append(ids);
        Assert.Equal(3000, session.Position);

        Session<int, float> other = network.CreateSession();
        foreach (int id in ids)
            other.Append([id]);
        AssertClose([.. session.Output.ToArray().Select(y => (double)y)], [.. other.Output.ToArray().Select(y => (double)y)], 1e-4);
    }

    [Fact]
    public void AForkGoesOnAsTheSessionWouldAndLeavesItAlone()
    {
        var network = new Writer(3);
        int[] tokens = Numbers.Classes(30, 23, 4);
        Session<int, double> session = network.CreateSession();
        session.Append(tokens.AsSpan(0, 20));
        Session<int, double> fork = session.Fork();
        fork.Append([1, 2, 3]);
        double[] expected = session.Append(tokens.AsSpan(20)).ToArray();

        Session<int, double> again = network.CreateSession();
        again.Append(tokens.AsSpan(0, 20));
        Assert.Equal(expected, again.Append(tokens.AsSpan(20)).ToArray());
        again.Reset();
        again.Append(tokens.AsSpan(0, 20));
        again.CopyTo(fork);
        Assert.Equal(20, fork.Position);
        Assert.Equal(expected, fork.Append(tokens.AsSpan(20)).ToArray());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void BitsDoNotDependOnThreads(int threads)
    {
        double[] Written(int count)
        {
            var network = new Writer(3) { MaxThreads = count };
            var session = network.CreateSession();
            session.Append(Numbers.Classes(24, 23, 4));
            return session.Append([1]).ToArray();
        }

        Assert.Equal(Written(1), Written(threads));
    }

    [Fact]
    public void ManySessionsRunAtOnce()
    {
        var network = new Writer(3);
        int[][] texts = [.. Enumerable.Range(0, 16).Select(i => Numbers.Classes(40, 23, i))];
        double[] Written(int[] text)
        {
            var session = network.CreateSession();
            foreach (int id in text)
                session.Append([id]);
            return session.Output.ToArray();
        }

        double[][] expected = [.. texts.Select(Written)];
        var got = new double[texts.Length][];
        Parallel.For(0, texts.Length, i => got[i] = Written(texts[i]));
        for (int i = 0; i < texts.Length; i++)
            Assert.Equal(expected[i], got[i]);
    }

    [Fact]
    public void WhatCannotBeTakenLeavesTheSessionAsItWas()
    {
        var network = new Writer(3);
        Session<int, double> session = network.CreateSession();
        Assert.Contains("Append comes first", Assert.Throws<InvalidOperationException>(() => session.Output.Length).Message);
        int[] tokens = Numbers.Classes(38, 23, 4);
        session.Append(tokens);
        double[] before = session.Output.ToArray();

        Assert.Contains("38 of at most 40", Assert.Throws<InvalidOperationException>(() => session.Append([1, 2, 3])).Message);
        Assert.Contains("id 23", Assert.Throws<ArgumentException>(() => session.Append([1, 23])).Message);
        Assert.Contains("one step of 1", Assert.Throws<ArgumentException>(() => session.Append([])).Message);
        Assert.Throws<ArgumentException>(() => session.Append([1, 2], new double[23]));
        Assert.Equal(38, session.Position);
        Assert.Equal(before, session.Output.ToArray());
        Session<int, double> other = network.CreateSession();
        other.Append(tokens);
        Assert.Equal(other.Append([1, 2]).ToArray(), session.Append([1, 2]).ToArray());

        Session<double, double> stream = new SensorStream(1).CreateSession();
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => stream.Append([1, 2, double.NaN, 4, 5])).Message);
        Assert.Contains("one step of 5", Assert.Throws<ArgumentException>(() => stream.Append([1, 2])).Message);
        Assert.Equal(0, stream.Position);
        Assert.Contains("padding", Assert.Throws<ArgumentException>(() => new Speller(1).CreateSession().Append([3, 0])).Message);
        Assert.Contains("one output for all steps", Assert.Throws<InvalidOperationException>(() => new SensorEnd(1).CreateSession().Append([1, 2, 3], new double[4])).Message);
        Assert.Contains("another network", Assert.Throws<ArgumentException>(() => session.CopyTo(new Writer(3).CreateSession())).Message);
    }

    [Fact]
    public void AStepOfTrainingEndsTheSequence()
    {
        var network = new SensorStream(1);
        Session<double, double> session = network.CreateSession();
        double[] x = Numbers.Doubles(5, 2);
        session.Append(x);
        Train(network);

        Assert.Contains("have changed", Assert.Throws<InvalidOperationException>(() => session.Append(x)).Message);
        session.Reset();
        double[] again = session.Append(x).ToArray();
        Assert.Equal(network.CreateSession().Append(x).ToArray(), again);
    }

    [Fact]
    public void NetworksThatNeedStepsToComeHaveNone()
    {
        Assert.False(typeof(ISessionNetwork<float, float>).IsAssignableFrom(typeof(BothWays)));
        Assert.False(typeof(ISessionNetwork<float, float>).IsAssignableFrom(typeof(AllSeen)));
        Assert.IsAssignableFrom<ISessionNetwork<int, float>>(new Speller(1));
    }

    private static void Train(SensorStream network)
    {
        for (int step = 0; step < 3; step++)
            network.TrainBatch(Numbers.Doubles(4 * SensorStream.InputSize, step), Numbers.Doubles(4 * SensorStream.OutputSize, step + 9));
    }

    private static void AssertSteps<TInput>(double[] expected, Session<TInput, double> session, TInput[] steps, int size, int outputs, int atOnce, double close)
        where TInput : unmanaged
    {
        int count = steps.Length / size;
        for (int start = 0; start < count; start += atOnce)
        {
            int some = Math.Min(atOnce, count - start);
            var got = new double[some * outputs];
            session.Append(steps.AsSpan(start * size, some * size), got);
            AssertClose(expected.AsSpan(start * outputs, some * outputs), got, close);
            Assert.Equal(got[^outputs..], session.Output.ToArray());
        }
    }

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> got, double close)
    {
        Assert.Equal(expected.Length, got.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - got[i]) <= close * (1 + Math.Abs(expected[i])), $"{i}: {got[i]} instead of {expected[i]}");
    }
}
