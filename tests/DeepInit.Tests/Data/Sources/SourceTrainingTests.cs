using DeepInit.Interrupted;
using DeepInit.Tests.Files;
using DeepInit.Tests.Training;

namespace DeepInit.Tests.Data.Sources;

/// <summary>Fit and Evaluate on sources, with a generated network that has moments, dropout, a schedule and callbacks.</summary>
public sealed class SourceTrainingTests
{
    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    [InlineData(false, 2)]
    public void InOrderASourceTrainsAsADatasetDoes(bool knows, int prefetch)
    {
        FitOptions options = Options();
        options.Shuffle = false;
        options.Prefetch = prefetch;
        var expected = new InterruptedNetwork(seed: 1);
        History expectedHistory = expected.Fit(InterruptedTraining.Data(), options);
        var network = new InterruptedNetwork(seed: 1);
        History history = network.Fit(Records.Classes(knows), options);
        AssertSame(expected, network);
        Assert.Equal(expectedHistory.SelectMany(e => e.Values), history.SelectMany(e => e.Values));
        Assert.Equal(expectedHistory.Select(e => e.Steps), history.Select(e => e.Steps));
        Assert.Equal(expected.Evaluate(InterruptedTraining.Data()), network.Evaluate(Records.Classes(knows)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void LookingAtLayersChangesNoBit(int prefetch)
    {
        InterruptedNetwork expected = Train(Options());
        FitOptions options = Options();
        options.Prefetch = prefetch;
        var statistics = new LayerStatistics(rows: 40);
        options.Callbacks.Add(statistics);
        AssertSame(expected, Train(options));
        Assert.NotEmpty(statistics.Activations);
        Assert.All(statistics.Norms, layer => Assert.Equal(statistics.Epochs.Count, layer.Gradients.Count(gradient => gradient > 0)));
    }

    [Fact]
    public void PrefetchingChangesNoBit()
    {
        InterruptedNetwork expected = Train(Options());
        foreach (int prefetch in new[] { 1, 2, 7 })
        {
            FitOptions options = Options();
            options.Prefetch = prefetch;
            AssertSame(expected, Train(options));
        }

        FitOptions other = Options();
        other.Seed++;
        Assert.NotEqual(expected.Parameters[0].ToArray(), Train(other).Parameters[0].ToArray());
    }

    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, 7)]
    [InlineData(true, 7)]
    [InlineData(false, 12)]
    public void ATrainingGoesOnFromAnyStepToTheLastBit(bool knows, int? stepsPerEpoch)
    {
        using var folder = new TemporaryFolder();
        InterruptedNetwork expected = Train(With(null, 0));
        string path = folder.Path("checkpoint");
        for (int stop = 3; stop < 27; stop += 6)
            Assert.Throws<FitCanceledException>(() => Train(With(path, stop)));
        AssertSame(expected, Train(With(path, 0)));

        InterruptedNetwork Train(FitOptions options)
        {
            var network = new InterruptedNetwork(seed: 1);
            network.Fit(Records.Classes(knows), options);
            return network;
        }

        FitOptions With(string? checkpoint, int stopsAt)
        {
            FitOptions options = Options(checkpoint is null ? null : new CheckpointOptions(checkpoint) { EverySteps = 2 });
            options.StepsPerEpoch = stepsPerEpoch;
            options.Prefetch = 2;
            var source = new CancellationTokenSource();
            options.CancellationToken = source.Token;
            options.Callbacks.Add(new LambdaCallback
            {
                OnStepFinished = training =>
                {
                    if (stopsAt > 0 && training.StepCount >= stopsAt)
                        source.Cancel();
                },
            });
            return options;
        }
    }

    [Fact]
    public void StepsPerEpochGoOnInTheDataAndBeginItAgain()
    {
        var network = new LineNetwork();
        network.LearningRate = 0;
        network.Fit(Records.Numbers(10), new FitOptions { Epochs = 4, BatchSize = 4, StepsPerEpoch = 2, Shuffle = false });
        Assert.Equal([4, 4, 2, 4, 4, 2, 4, 4], network.Batches.Select(b => b.Length));
        Assert.Equal([0, 4, 8, 0, 4, 8, 0, 4], network.Batches.Select(b => b[0]));
    }

    [Fact]
    public void AnEpochOfUnknownLengthEndsWithTheSource()
    {
        var network = new LineNetwork { LearningRate = 0 };
        var steps = new List<int>();
        var options = new FitOptions { Epochs = 2, BatchSize = 4 };
        options.Callbacks.Add(new LambdaCallback { OnStepFinished = training => steps.Add(training.StepsPerEpoch) });
        History history = network.Fit(Records.Numbers(10), options);
        Assert.Equal([3, 3], history.Select(e => e.Steps));
        Assert.Equal([0, 0, 0, 3, 3, 3], steps);
        Assert.NotEqual(network.Batches.Take(3).SelectMany(b => b), network.Batches.Skip(3).SelectMany(b => b));
        Assert.Equal(network.Batches.Take(3).SelectMany(b => b).Order(), network.Batches.Skip(3).SelectMany(b => b).Order());
    }

    [Fact]
    public void ValidationAndClassWeightsAreThoseOfADataset()
    {
        var expected = new InterruptedNetwork(seed: 1);
        History expectedHistory = expected.Fit(InterruptedTraining.Data(), With(InterruptedTraining.Data()));
        var network = new InterruptedNetwork(seed: 1);
        History history = network.Fit(Records.Classes(), With(Records.Classes()));
        AssertSame(expected, network);
        Assert.Equal(expectedHistory.Select(e => (e.ValidationLoss, e.ValidationAccuracy)), history.Select(e => (e.ValidationLoss, e.ValidationAccuracy)));
        Assert.NotNull(history[0].ValidationAccuracy);

        static FitOptions With(Dataset validation) => new()
        {
            Epochs = 2,
            Shuffle = false,
            Accuracy = true,
            Validation = validation,
            ClassWeights = new Dictionary<int, double> { [1] = 3, [2] = 0.5 },
        };
    }

    [Fact]
    public void WhatNeedsAllRowsIsRefused()
    {
        var network = new LineNetwork();
        Assert.Contains("ValidationSplit takes the last rows of a dataset", Fault(new() { ValidationSplit = 0.2 }));
        Assert.Contains("set FitOptions.StepsPerEpoch", Fault(new() { Schedule = RelativeSchedule.WarmupCosine(0.1) }));
        network.Fit(Records.Numbers(10), new() { Schedule = RelativeSchedule.WarmupCosine(0.1), ScheduleInterval = ScheduleInterval.Epoch });
        network.Fit(Records.Numbers(10, knows: true), new() { Schedule = RelativeSchedule.WarmupCosine(0.1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(Records.Numbers(10), new() { ShuffleBuffer = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.Fit(Records.Numbers(10), new() { Prefetch = -1 }));

        string Fault(FitOptions options) => Assert.Throws<ArgumentException>(() => network.Fit(Records.Numbers(10), options)).Message;
    }

    [Fact]
    public void AFaultLeavesTheNetworkWithWhatItHasLearnt()
    {
        foreach (int prefetch in new[] { 0, 2 })
        {
            var network = new LineNetwork();
            DataSource<float> source = Records.Numbers(100, reading: r =>
            {
                if (r == 50)
                    throw new DataFileException("row 50");
            });
            Assert.Throws<DataFileException>(() => network.Fit(source, new() { BatchSize = 8, Shuffle = false, Prefetch = prefetch }));
            Assert.Equal(6, network.StepCount);
        }
    }

    [Fact]
    public void CancellationDoesNotWaitForASourceThatWaits()
    {
        using var cancellation = new CancellationTokenSource();
        using var released = new ManualResetEventSlim();
        DataSource<float> source = Records.Numbers(100, reading: r =>
        {
            if (r == 20)
            {
                cancellation.Cancel();
                released.Wait();
            }
        });
        var network = new LineNetwork();
        Assert.Throws<FitCanceledException>(() => network.Fit(source, new() { BatchSize = 8, ShuffleBuffer = 8, CancellationToken = cancellation.Token }));
        released.Set();
    }

    [Fact]
    public async Task RecordsMayComeAsynchronously()
    {
        var expected = new LineNetwork();
        expected.Fit(Records.Numbers(30), new() { Epochs = 2, BatchSize = 8 });
        foreach (int prefetch in new[] { 0, 2 })
        {
            var network = new LineNetwork();
            DataSource<float> source = DataSource.FromRecords<int, float>(Later(30), (r, row) =>
            {
                row.Input()[0] = r;
                row.Input()[1] = -r;
                row.Target()[0] = r;
            });
            await network.FitAsync(source, new() { Epochs = 2, BatchSize = 8, Prefetch = prefetch });
            Assert.Equal(expected.Batches, network.Batches);
        }

        static async IAsyncEnumerable<int> Later(int count)
        {
            for (int i = 0; i < count; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
    }

    private static FitOptions Options(CheckpointOptions? checkpoint = null)
    {
        FitOptions options = InterruptedTraining.Options(checkpoint);
        options.Epochs = 4;
        options.ValidationSplit = 0;
        options.Schedule = null;
        options.ShuffleBuffer = 16;
        options.Prefetch = 0;
        return options;
    }

    private static InterruptedNetwork Train(FitOptions options)
    {
        var network = new InterruptedNetwork(seed: 1);
        network.Fit(Records.Classes(), options);
        return network;
    }

    private static void AssertSame(InterruptedNetwork expected, InterruptedNetwork actual)
    {
        Assert.Equal(expected.StepCount, actual.StepCount);
        foreach (Parameter<float> parameter in expected.Parameters)
        {
            Assert.Equal(parameter.ToArray(), actual.Parameters[parameter.Name].ToArray());
            Assert.Equal(parameter.OptimizerState("exp_avg").ToArray(), actual.Parameters[parameter.Name].OptimizerState("exp_avg").ToArray());
        }
    }
}
