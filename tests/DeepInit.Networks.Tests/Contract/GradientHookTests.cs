using DeepInit.Networks.Tests.Behaviour;

namespace DeepInit.Networks.Tests.Contract;

/// <summary>What stands between the gradients of a step and its update.</summary>
public sealed class GradientHookTests
{
    private const int Rows = 25;
    private static readonly float[] X = Numbers.Floats(Rows * 6, 1);
    private static readonly double[] Wide = Numbers.Doubles(Rows * 6, 1);
    private static readonly int[] Classes = Numbers.Classes(Rows, 3, 2);
    private static readonly float[] Weights = Array.ConvertAll(Numbers.Floats(Rows, 7), x => (x + 1) / 2);

    [Theory]
    [InlineData(1, 1, false)]
    [InlineData(2, 1, false)]
    [InlineData(1, 3, false)]
    [InlineData(2, 3, true)]
    public void AHookThatOnlyLooksChangesNoBit(int threads, int accumulated, bool weighted)
    {
        Dataset<float> data = new Dataset<float>(X, Classes).WithSampleWeights(weighted ? Weights : default(ReadOnlyMemory<float>));
        var hook = new Hook<float>(_ => { });
        Normalised plain = new(3) { MaxThreads = threads }, hooked = new(3) { MaxThreads = threads };
        History expected = plain.Fit(data, Options(null));
        History actual = hooked.Fit(data, Options(hook));
        Assert.Equal(Numbers.Values(plain.Parameters), Numbers.Values(hooked.Parameters));
        Assert.Equal(Numbers.States(plain.Parameters, "exp_avg", "exp_avg_sq"), Numbers.States(hooked.Parameters, "exp_avg", "exp_avg_sq"));
        Assert.Equal(expected.Select(e => e.Loss), actual.Select(e => e.Loss));

        // One call for a step, whatever its parts.
        Assert.Equal(Enumerable.Range(1, (int)hooked.StepCount).Select(n => (long)n), hook.Seen.Select(s => s.Number));
        Assert.Equal(3 * Rows, hook.Seen.Sum(s => s.Rows));

        FitOptions Options(IGradientHook? seen) => new()
        {
            Epochs = 3,
            BatchSize = 4,
            GradientAccumulationSteps = accumulated,
            GradientHook = seen,
            ClassWeights = weighted ? new Dictionary<int, double> { [1] = 3 } : null,
        };
    }

    [Fact]
    public void TheOptimisersOwnClippingComesAfterIt()
    {
        double[] Trained(double factor)
        {
            var network = new Clipped(3);
            network.Fit(new Dataset<double>(Wide, Numbers.Doubles(Rows * 3, 3)), new FitOptions
            {
                GradientHook = new Hook<double>(step =>
                {
                    foreach (ref double g in step.Gradients)
                        g *= factor;
                }),
            });
            return [.. network.Parameters.SelectMany(p => p.ToArray())];
        }

        // Both are far beyond the limit, so that what is left is the direction.
        Assert.All(Trained(1 << 20).Zip(Trained(1 << 24)), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.NotEqual(Trained(0), Trained(1 << 20));
    }

    [Fact]
    public void AnExceptionInTheHookChangesNothing()
    {
        var network = new Normalised(3);
        network.Fit(new Dataset<float>(X, Classes));
        int[] before = Numbers.Values(network.Parameters);
        int[] states = Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq");
        float[] predicted = network.Predict(X);
        long steps = network.StepCount;
        foreach (IGradientHook hook in new IGradientHook[] { new Hook<float>(_ => throw new TimeoutException("gone")), new Divisor(_ => throw new TimeoutException("gone")) })
        {
            Assert.Throws<TimeoutException>(() => network.Fit(new Dataset<float>(X, Classes), new FitOptions { GradientHook = hook, GradientAccumulationSteps = 2, BatchSize = 5 }));
            Assert.Equal(before, Numbers.Values(network.Parameters));
            Assert.Equal(states, Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq"));
            Assert.Equal(Numbers.Bits(predicted), Numbers.Bits(network.Predict(X)));
            Assert.Equal(steps, network.StepCount);
        }

        network.TrainBatch(X, Classes);
    }

    [Fact]
    public void ItMayPredictButNotTrain()
    {
        var network = new Normalised(3);
        var data = new Dataset<float>(X, Classes);
        network.Fit(data, new FitOptions { GradientHook = new Hook<float>(_ => network.Predict(X)) });
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(
            () => network.Fit(data, new FitOptions { GradientHook = new Hook<float>(_ => network.TrainBatch(X, Classes)) }));
        Assert.Contains("Normalised.TrainBatch cannot run: it was called from within Normalised.Fit", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AStepThatItCallsOffCountsAndMovesNothing()
    {
        var network = new Clipped(3);
        double[] before = [.. network.Parameters.SelectMany(p => p.ToArray())];
        network.Fit(new Dataset<double>(Wide, Numbers.Doubles(Rows * 3, 3)), new FitOptions { BatchSize = 5, GradientHook = new Hook<double>(step => step.Updates = false) });
        Assert.Equal(before, network.Parameters.SelectMany(p => p.ToArray()));
        Assert.Equal(5, network.StepCount);
    }

    [Fact]
    public void WhatItAddsToTheLossIsInTheHistory()
    {
        var data = new Dataset<double>(Wide, Classes);
        double plain = new WeighedClassifier(3).Fit(data, new FitOptions { BatchSize = 7 })[0].Loss;
        double added = new WeighedClassifier(3).Fit(data, new FitOptions { BatchSize = 7, GradientHook = new Hook<double>(step => step.Loss += step.Rows) })[0].Loss;

        // Three batches of 7 rows and one of 4, each weighed by its rows.
        Assert.Equal(plain + (((3 * 7 * 7) + (4 * 4)) / 25.0), added, 1e-12);
    }

    [Fact]
    public void APenaltyOnTheFlatGradientsIsThatOnEachParameter()
    {
        var data = new Dataset<double>(Wide, Classes);
        var moved = new WeighedClassifier(3);
        for (int i = 0; i < Rows; i += 5)
        {
            moved.ComputeGradients(Wide.AsSpan(i * 6, 30), Classes.AsSpan(i, 5));
            foreach (Parameter<double> weight in moved.Parameters.Where(p => p.Decay))
                weight.Gradient.CopyFrom([.. weight.Gradient.ToArray().Zip(weight.ToArray(), (g, w) => g + (0.5 * w))]);
            moved.ApplyGradients();
        }

        var hooked = new WeighedClassifier(3);
        hooked.Fit(data, new FitOptions { BatchSize = 5, Shuffle = false, GradientHook = new Hook<double>(Decay) });
        Assert.Equal(Values(moved), Values(hooked));

        static void Decay(GradientStep<double> step)
        {
            foreach (Parameter<double> weight in step.Parameters.Where(p => p.Decay))
            {
                ReadOnlySpan<double> values = weight.FindIn(step.Values);
                Span<double> gradients = step.Of(weight);
                for (int i = 0; i < values.Length; i++)
                    gradients[i] += 0.5 * values[i];
            }
        }
    }

    /// <summary>Two machines with other shares of rows, and of the weights of classes, take the step of one that has all rows.</summary>
    [Theory]
    [InlineData(5, false)]
    [InlineData(18, false)]
    [InlineData(5, true)]
    public void SummandsOfTwoMachinesAreTheWholeBatch(int firstRows, bool firstWeighsNothing)
    {
        // Rows of one machine may all weigh nothing: it takes part in every exchange, with zeros.
        double[] weights = [.. Enumerable.Range(0, Rows).Select(row => firstWeighsNothing && row < firstRows ? 0.0 : 1.0)];
        var alone = new WeighedClassifier(3);
        History expected = alone.Fit(new Dataset<double>(Wide, Classes).WithSampleWeights(weights), new FitOptions { Epochs = 4, BatchSize = Rows, Shuffle = false });

        var group = new Group(2);
        var machines = new[] { new WeighedClassifier(3), new WeighedClassifier(3) };
        var losses = new double[2];
        Exception?[] faults = new Exception?[2];
        Thread[] threads = [.. machines.Select((machine, rank) => new Thread(() => faults[rank] = Record.Exception(() =>
        {
            Dataset<double> all = new Dataset<double>(Wide, Classes).WithSampleWeights(weights);
            Dataset<double> share = rank == 0 ? all.Take(firstRows) : all.Skip(firstRows);
            losses[rank] = machine.Fit(share, new FitOptions { Epochs = 4, BatchSize = Rows, Shuffle = false, GradientHook = new Machine(group, rank) })[3].Loss;
        })))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.All(faults, Assert.Null);
        Assert.Equal(Values(machines[0]), Values(machines[1]));
        Assert.All(Values(alone).Zip(Values(machines[0])), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
        Assert.Equal(expected[3].Loss, losses[0], 1e-12);
        Assert.Equal(losses[0], losses[1], 1e-12);
    }

    /// <summary>A machine whose own rows weigh nothing takes the step that the others take: whether there is one is seen in the gradients that the hook has left.</summary>
    [Fact]
    public void RowsThatWeighNothingMoveByTheGradientsThatAHookBrings()
    {
        float[] weights = new float[Rows];
        weights[^1] = 1;
        var network = new Normalised(3);
        float before = network.Parameters[0].ToArray()[0];
        float after = before;
        network.Fit(new Dataset<float>(X, Classes).WithSampleWeights(weights), new FitOptions
        {
            Epochs = 1,
            BatchSize = Rows - 1,
            Shuffle = false,
            GradientHook = new Hook<float>(step =>
            {
                if (step.Number == 1)
                {
                    Assert.Equal(-1, step.Gradients.IndexOfAnyExcept(0f));
                    step.Of(step.Parameters[0])[0] = 1;
                    return;
                }

                after = step.Parameters[0].ToArray()[0];
                step.Updates = false;
            }),
        });
        Assert.True(after < before);
    }

    [Fact]
    public void WithoutAHookRowsThatAllWeighNothingAreRefused() => Assert.Contains(
        "rows to train on have the weight 0",
        Assert.Throws<ArgumentException>(() => new Normalised(3).Fit(new Dataset<float>(X, Classes).WithSampleWeights(new float[Rows]))).Message,
        StringComparison.Ordinal);

    /// <summary>As PyTorch's <c>optimizer.step()</c>: a second call is a second step by the same gradients.</summary>
    [Fact]
    public void GradientsMayBeAppliedTwice()
    {
        Normalised twice = new(3), byHand = new(3);
        twice.ComputeGradients(X, Classes);
        twice.ApplyGradients();
        twice.ApplyGradients();

        byHand.ComputeGradients(X, Classes);
        float[] gradients = byHand.Gradients.ToArray();
        byHand.ApplyGradients();
        byHand.ComputeGradients(X.AsSpan(0, 12), Classes.AsSpan(0, 2));
        gradients.CopyTo(byHand.Gradients);
        byHand.ApplyGradients();

        Assert.Equal(2, twice.StepCount);
        Assert.All(twice.Parameters.Where(p => p.Trainable).Zip(byHand.Parameters.Where(p => p.Trainable)), pair => Assert.Equal(Numbers.Bits(pair.First.ToArray()), Numbers.Bits(pair.Second.ToArray())));
        Assert.Equal(Numbers.States(twice.Parameters, "exp_avg", "exp_avg_sq"), Numbers.States(byHand.Parameters, "exp_avg", "exp_avg_sq"));
    }

    [Fact]
    public void BetweenGradientsAndUpdateNothingElseMayUseTheNetwork()
    {
        Normalised network = new(3), other = new(4);
        var hook = new Hook<float>(step =>
        {
            Assert.Contains("by its gradient hook", Assert.Throws<InvalidOperationException>(() => network.ComputeGradients(X, Classes)).Message, StringComparison.Ordinal);
            Assert.Contains("by its gradient hook", Assert.Throws<InvalidOperationException>(() => network.ComputeLoss(X, Classes)).Message, StringComparison.Ordinal);
            Assert.Contains("of another network", Assert.Throws<ArgumentException>(() => _ = step.Of(other.Parameters[0]).Length).Message, StringComparison.Ordinal);
            ((ITrainableNetwork<float>)network).StepCount = 50;
            throw new IOException();
        });
        Assert.Throws<IOException>(() => network.Fit(new Dataset<float>(X, Classes), new FitOptions { Epochs = 1, BatchSize = Rows, GradientHook = hook }));
        Assert.Single(hook.Seen);
        Assert.Equal(0, network.StepCount);
        network.ComputeLoss(X, Classes);
    }

    [Fact]
    public void WhatIsNoHookOfTheNetworkIsRefused()
    {
        var data = new Dataset<float>(X, Classes);
        Assert.Contains(
            "a Hook<double>, is a hook of another element type; Normalised needs an IGradientHook<float>",
            Assert.Throws<ArgumentException>(() => new Normalised(1).Fit(data, new FitOptions { GradientHook = new Hook<double>(_ => { }) })).Message,
            StringComparison.Ordinal);
        foreach ((double divisor, string text) in new[] { (double.NaN, "NaN"), (-1, "-1"), (0, "0"), (1e-320, "1E-320"), (double.PositiveInfinity, "Infinity") })
        {
            var network = new Normalised(1);
            int[] before = Numbers.Values(network.Parameters);
            Assert.Contains(
                $"left {text} for loss 0, which divides by ",
                Assert.Throws<InvalidOperationException>(() => network.Fit(data, new FitOptions { GradientHook = new Divisor(d => d[0] = divisor) })).Message,
                StringComparison.Ordinal);
            Assert.Equal(before, Numbers.Values(network.Parameters));
        }
    }

    private static double[] Values(INetwork<double> network) => [.. network.Parameters.SelectMany(p => p.ToArray())];

    private sealed class Hook<T>(Action<GradientStep<T>> act) : IGradientHook<T>
        where T : unmanaged
    {
        public List<(long Number, int Rows)> Seen { get; } = [];

        public void OnGradients(GradientStep<T> step)
        {
            Seen.Add((step.Number, step.Rows));
            act(step);
        }
    }

    private delegate void OnDivisors(Span<double> divisors);

    private sealed class Divisor(OnDivisors act) : IGradientHook<float>, IDivisorHook
    {
        public void OnGradients(GradientStep<float> step)
        {
        }

        void IDivisorHook.OnDivisors(Span<double> divisors) => act(divisors);
    }

    /// <summary>Sums of all machines, added in their order, so that all have the same bits.</summary>
    private sealed class Group(int size)
    {
        private readonly double[][] _shares = new double[size][];
        private readonly Barrier _all = new(size);

        public void Sum(int rank, Span<double> values)
        {
            _shares[rank] = values.ToArray();
            Wait();
            values.Clear();
            foreach (double[] share in _shares)
            {
                for (int i = 0; i < share.Length; i++)
                    values[i] += share[i];
            }

            Wait();
        }

        private void Wait()
        {
            if (!_all.SignalAndWait(TimeSpan.FromSeconds(60)))
                throw new TimeoutException("The other machine did not come.");
        }
    }

    private sealed class Machine(Group group, int rank) : IGradientHook<double>, IDivisorHook
    {
        public void OnDivisors(Span<double> divisors) => group.Sum(rank, divisors);

        public void OnGradients(GradientStep<double> step)
        {
            Span<double> loss = [step.Loss];
            group.Sum(rank, loss);
            step.Loss = loss[0];
            group.Sum(rank, step.Gradients);
        }
    }
}
