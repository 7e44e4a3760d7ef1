namespace DeepInit.Networks.Tests.Behaviour;

/// <summary>One thread at a time trains or measures a network: what is more costs an exception, and nothing else.</summary>
public sealed class MisuseTests
{
    private const int Rows = 12;
    private static readonly float[] X = Numbers.Floats(Rows * SmallClassifier.InputSize, 1);
    private static readonly int[] Classes = Numbers.Classes(Rows, 3, 2);

    public static TheoryData<string, string> Pairs()
    {
        string[] all = ["TrainBatch", "ComputeLoss", "ComputeGradients", "ApplyGradients", "ObserveLayers", "Forward", "Fit", "Evaluate", "Load", "Save"];
        var pairs = new TheoryData<string, string>();
        foreach (string first in new[] { "Fit", "ObserveLayers", "Evaluate" })
        {
            foreach (string second in all)
                pairs.Add(first, second);
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void ASecondThreadIsRefusedAndTheFirstGoesOnAsIfItWereAlone(string first, string second)
    {
        var network = new SmallClassifier(3);
        var alone = new SmallClassifier(3);
        network.ComputeGradients(X, Classes);
        alone.ComputeGradients(X, Classes);
        using var isInside = new SemaphoreSlim(0);
        using var goOn = new SemaphoreSlim(0);
        Exception? fault = null;
        var thread = new Thread(() => fault = Record.Exception(() => Call(network, first, () =>
        {
            isInside.Release();
            goOn.Wait();
        })));
        thread.Start();
        isInside.Wait();
        Exception? refused = Record.Exception(() => Call(network, second));
        float[] predicted = network.Predict(X);
        goOn.Release(1000);
        thread.Join();

        Assert.Null(fault);
        Assert.Equal(Rows * 3, predicted.Length);
        if (first == "Evaluate" && second == "Save")
        {
            Assert.Null(refused);
        }
        else
        {
            // A batch is had from a Fit of something else that has the network's parameters.
            string called = second == "ObserveLayers" ? "Fit" : second;
            string message = Assert.IsType<InvalidOperationException>(refused).Message;
            Assert.StartsWith($"SmallClassifier.{called} cannot run: SmallClassifier is being ", message, StringComparison.Ordinal);
            Assert.Contains($"on another thread, in SmallClassifier.{first}.", message, StringComparison.Ordinal);
        }

        Call(alone, first);
        Assert.Equal(Numbers.Values(alone.Parameters), Numbers.Values(network.Parameters));
        Assert.Equal(alone.StepCount, network.StepCount);
        Call(network, "TrainBatch");
    }

    [Theory]
    [InlineData("TrainBatch")]
    [InlineData("ComputeLoss")]
    [InlineData("ApplyGradients")]
    [InlineData("Fit")]
    [InlineData("Load")]
    public void AnObserverThatDisturbsItsNetworkIsRefused(string call)
    {
        var network = new SmallClassifier(3);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Call(network, "ObserveLayers", () => Call(network, call)));

        Assert.Contains($"SmallClassifier.{call} cannot run: it was called from within SmallClassifier.ObserveLayers", error.Message, StringComparison.Ordinal);
        Call(network, "TrainBatch");
    }

    [Theory]
    [InlineData("TrainBatch")]
    [InlineData("ApplyGradients")]
    [InlineData("Fit")]
    public void ACallbackThatTrainsItsNetworkIsRefused(string call)
    {
        var network = new SmallClassifier(3);
        network.ComputeGradients(X, Classes);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Call(network, "Fit", () => Call(network, call)));

        Assert.Contains($"SmallClassifier.{call} cannot run: it was called from within SmallClassifier.Fit", error.Message, StringComparison.Ordinal);
        Call(network, "TrainBatch");
    }

    [Theory]
    [InlineData("ComputeLoss")]
    [InlineData("ComputeGradients")]
    [InlineData("Evaluate")]
    [InlineData("Save")]
    [InlineData("Predict")]
    public void ACallbackMayMeasureAndSave(string call)
    {
        var network = new SmallClassifier(3);
        var alone = new SmallClassifier(3);
        int calls = 0;
        Call(network, "Fit", () =>
        {
            Call(network, call);
            calls++;
        });
        Call(alone, "Fit");

        Assert.Equal(6, calls);
        Assert.Equal(Numbers.Values(alone.Parameters), Numbers.Values(network.Parameters));
    }

    [Fact]
    public void ACallbackMayLoadWeights()
    {
        var network = new SmallClassifier(3);
        Call(network, "Fit", () => Call(network, "Load"));
        Call(network, "TrainBatch");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void ThreadsThatTrainOneNetworkGetStepsOrExceptions(int threads)
    {
        var network = new WideClassifier(3) { MaxThreads = threads };
        float[] x = Numbers.Floats(48 * WideClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(48, 10, 2);
        int steps = 0, refused = 0;
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 4 }, thread =>
        {
            for (int call = 0; call < 200; call++)
            {
                try
                {
                    if ((call + thread) % 3 == 0)
                    {
                        network.ComputeLoss(x, classes);
                    }
                    else
                    {
                        network.TrainBatch(x, classes);
                        Interlocked.Increment(ref steps);
                    }
                }
                catch (InvalidOperationException)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        });

        Assert.Equal(steps, network.StepCount);
        var alone = new WideClassifier(3);
        for (int step = 0; step < steps; step++)
            alone.TrainBatch(x, classes);
        Assert.Equal(Numbers.Values(alone.Parameters), Numbers.Values(network.Parameters));
    }

    [Fact]
    public void ThreadsAndPartsThatChangeDuringStepsChangeNoBit()
    {
        var network = new WideClassifier(3);
        var alone = new WideClassifier(3);
        float[] x = Numbers.Floats(64 * WideClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(64, 10, 2);
        bool isOver = false;
        var changes = new Thread(() =>
        {
            for (int i = 0; !Volatile.Read(ref isOver); i++)
            {
                network.MaxThreads = 1 + (i % 64);
                network.MaxRowsPerPass = i % 2 == 0 ? 1_000_000 : 64 + (i % 100);
            }
        });
        changes.Start();
        for (int step = 0; step < 150; step++)
        {
            network.TrainBatch(x, classes);
            alone.TrainBatch(x, classes);
        }

        Volatile.Write(ref isOver, true);
        changes.Join();
        Assert.Equal(Numbers.Values(alone.Parameters), Numbers.Values(network.Parameters));
    }

    /// <summary>A step that has begun in parts goes on in them, whatever is set meanwhile: memory is there for the parts that it began with.</summary>
    [Fact]
    public void PartsThatChangeDuringStepsStayWithinTheirMemory()
    {
        var network = new SmallClassifier(3) { IsRandomized = false };
        float[] x = Numbers.Floats(512 * SmallClassifier.InputSize, 1);
        int[] classes = Numbers.Classes(512, 3, 2);
        bool isOver = false;
        var changes = new Thread(() =>
        {
            for (int i = 0; !Volatile.Read(ref isOver); i++)
                network.MaxRowsPerPass = i % 2 == 0 ? 7 : 500;
        });
        changes.Start();
        for (int step = 0; step < 200; step++)
            Assert.True(float.IsFinite(network.TrainBatch(x, classes)));
        Volatile.Write(ref isOver, true);
        changes.Join();
    }

    [Fact]
    public void ClassesThatTheCallerChangesMeanwhileAreNoIndices()
    {
        var network = new ManyClasses(1);
        float[] x = Numbers.Floats(8, 1);
        int[] classes = new int[8];
        bool isOver = false;
        var changes = new Thread(() =>
        {
            for (int i = 0; !Volatile.Read(ref isOver); i++)
                Volatile.Write(ref classes[3], i % 2 == 0 ? 5 : 400_000_000);
        });
        changes.Start();
        int refused = 0;
        for (int step = 0; step < 60; step++)
        {
            if (Record.Exception(() => network.ComputeLoss(x, classes)) is { } error)
            {
                Assert.Contains("expected 0 to 69999", Assert.IsType<ArgumentException>(error).Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Volatile.Write(ref isOver, true);
        changes.Join();
        Assert.InRange(refused, 0, 60);
    }

    /// <summary>What is wrong is looked for a second time, to say where: by then it may be right again.</summary>
    [Fact]
    public void NumbersThatTheCallerChangesMeanwhileAreRefusedByName()
    {
        float[] x = Numbers.Floats(200_000, 1);
        bool isOver = false;
        var changes = new Thread(() =>
        {
            while (!Volatile.Read(ref isOver))
            {
                Volatile.Write(ref x[199_000], float.NaN);
                Thread.SpinWait(2000);
                Volatile.Write(ref x[199_000], 1);
                Thread.SpinWait(2000);
            }
        });
        changes.Start();
        for (int step = 0; step < 300; step++)
        {
            if (Record.Exception(() => Runtime.Guard.Finite<float>(x.AsSpan(), 8, "x")) is { } error)
                Assert.Contains("expected finite numbers only", Assert.IsType<ArgumentException>(error).Message, StringComparison.Ordinal);
        }

        Volatile.Write(ref isOver, true);
        changes.Join();
    }

    private static void Call(SmallClassifier network, string call, Action? inside = null)
    {
        var data = new Dataset<float>(X, Classes);
        switch (call)
        {
            case "Predict":
                network.Predict(X);
                break;
            case "TrainBatch":
                network.TrainBatch(X, Classes);
                break;
            case "ComputeLoss":
                network.ComputeLoss(X, Classes);
                break;
            case "ComputeGradients":
                network.ComputeGradients(X, Classes);
                break;
            case "ApplyGradients":
                network.ApplyGradients();
                break;
            case "Forward":
                network.Forward(X, new float[Rows * 3]);
                break;
            case "ObserveLayers":
                BatchOf<float>.Use(network, data, batch => ((IObservableNetwork<float>)network).ObserveLayers(batch, new Observer(inside)));
                break;
            case "Fit":
                network.Fit(data, new FitOptions { Epochs = 2, BatchSize = 4, Callbacks = { new LambdaCallback { OnStepFinished = _ => inside?.Invoke() } } });
                break;
            case "Evaluate":
                network.Evaluate(DataSource.FromRecords<int, float>(Records(inside), static (row, numbers) =>
                {
                    X.AsSpan(row * SmallClassifier.InputSize, SmallClassifier.InputSize).CopyTo(numbers.Input());
                    numbers.Classes()[0] = Classes[row];
                }));
                break;
            case "Load":
                {
                    using var file = new MemoryStream();
                    new SmallClassifier(9).Save(file);
                    file.Position = 0;
                    network.Load(file);
                    break;
                }

            case "Save":
                network.Save(new MemoryStream());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(call), call, "There is no such call here.");
        }
    }

    private static IEnumerable<int> Records(Action? inside)
    {
        inside?.Invoke();
        for (int row = 0; row < Rows; row++)
            yield return row;
    }

    private sealed class Observer(Action? inside) : ILayerObserver<float>
    {
        public void Observe(ObservedLayer layer, ReadOnlySpan<float> values) => inside?.Invoke();
    }
}
