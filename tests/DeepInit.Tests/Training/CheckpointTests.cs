using System.Diagnostics;
using DeepInit.Interrupted;
using DeepInit.Tests.Files;

namespace DeepInit.Tests.Training;

/// <summary>Training that stops and goes on, with a generated network that has moments, dropout, a schedule and callbacks.</summary>
public sealed class CheckpointTests
{
    [Fact]
    public void TenEpochsAreFiveAndFiveMoreToTheLastBit()
    {
        using var folder = new TemporaryFolder();
        (InterruptedNetwork whole, History wholeHistory) = Train(null, t => false);
        string path = folder.Path("checkpoint");
        Train(new CheckpointOptions(path), t => t.Epoch == 5 && t.Step == 9, cancels: true);
        (InterruptedNetwork continued, History history) = Train(new CheckpointOptions(path), t => false);
        AssertSame(whole, continued);
        Assert.Equal(wholeHistory.SelectMany(e => e.Values), history.SelectMany(e => e.Values));
        Assert.Equal(wholeHistory.Select(e => e.LearningRate), history.Select(e => e.LearningRate));
    }

    [Fact]
    public void AnEpochGoesOnFromItsMiddleToTheLastBit()
    {
        using var folder = new TemporaryFolder();
        (InterruptedNetwork whole, History wholeHistory) = Train(null, t => false);
        string path = folder.Path("checkpoint");
        for (int stop = 5; stop < 100; stop += 17)
        {
            int after = stop;
            Train(new CheckpointOptions(path) { EverySteps = 2 }, t => t.StepCount >= after, cancels: true);
        }

        (InterruptedNetwork continued, History history) = Train(new CheckpointOptions(path) { EverySteps = 2 }, t => false);
        AssertSame(whole, continued);
        Assert.Equal(wholeHistory.Select(e => (e.Loss, e.ValidationLoss)), history.Select(e => (e.Loss, e.ValidationLoss)));
    }

    [Fact]
    public void AFinishedTrainingIsNotRepeated()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("checkpoint");
        (InterruptedNetwork first, History history) = Train(new CheckpointOptions(path), t => t.Epoch == 3);
        Assert.Equal(3, history.Count);
        (InterruptedNetwork second, History again) = Train(new CheckpointOptions(path), t => false);
        AssertSame(first, second);
        Assert.Equal(history.StopReason, again.StopReason);
        Train(new CheckpointOptions(path) { Resume = false }, t => t.Epoch == 1);
        Assert.Single(Train(new CheckpointOptions(path), t => false).History);
    }

    // Sums by which nothing is computed would be numbers that two readers could disagree about.
    [Fact]
    public void TheLossOfAnUnfinishedEpochIsKeptOnce()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("checkpoint");
        Train(new CheckpointOptions(path) { EverySteps = 2 }, t => t.StepCount >= 4, cancels: true);
        string[] names = [.. new CheckpointBytes(File.ReadAllBytes(path)).Texts.Select(text => text.Key)];
        Assert.Contains(names, name => name.EndsWith("losses", StringComparison.Ordinal));
        Assert.DoesNotContain(names, name => name.EndsWith("loss_sum", StringComparison.Ordinal));
    }

    [Fact]
    public void AProcessKilledAtManyPointsEndsWithTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        InterruptedTraining.Run(folder.Path("whole.checkpoint"), folder.Path("whole"));
        var random = new Random(8);
        int kills = 0;
        while (!File.Exists(folder.Path("killed")))
        {
            var start = new ProcessStartInfo("dotnet") { UseShellExecute = false };
            start.ArgumentList.Add(typeof(InterruptedTraining).Assembly.Location);
            start.ArgumentList.Add(folder.Path("checkpoint"));
            start.ArgumentList.Add(folder.Path("killed"));
            using Process process = Process.Start(start)!;

            // The first kills fall anywhere; later ones after a checkpoint was replaced, so that every child gets further than the one before it.
            DateTime before = File.GetLastWriteTimeUtc(folder.Path("checkpoint"));
            var clock = Stopwatch.StartNew();
            while (!process.HasExited && File.GetLastWriteTimeUtc(folder.Path("checkpoint")) == before && clock.ElapsedMilliseconds < 20_000)
                Thread.Sleep(1);
            if (kills < 12)
                Thread.Sleep(random.Next(12));
            else
                process.WaitForExit(60_000);
            if (!process.HasExited)
            {
                process.Kill();
                kills++;
            }

            process.WaitForExit();
        }

        Assert.InRange(kills, 3, 100);
        Assert.Equal(File.ReadAllBytes(folder.Path("whole")), File.ReadAllBytes(folder.Path("killed")));
    }

    [Fact]
    public void ACheckpointOfAnotherProgramIsRefusedAndNothingChanges()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("checkpoint");
        Train(new CheckpointOptions(path), t => t.Epoch == 1);

        var line = new LineNetwork();
        FitOptions options = new() { Checkpoint = new CheckpointOptions(path) };
        var other = Assert.Throws<WeightFileException>(() => Trainer.Fit(line, Points.Line(4), options));
        Assert.Contains(path, other.Message);
        Assert.Contains("checkpoint of the network 'InterruptedNetwork'; expected one of 'Line' as it is declared now", other.Message);
        Assert.Contains("where the file has '", other.Message);
        Assert.Equal(0, line.StepCount);

        FitOptions callbacks = InterruptedTraining.Options(new CheckpointOptions(path));
        callbacks.Callbacks.Insert(0, new EarlyStopping());
        var network = new InterruptedNetwork(seed: 1);
        float[] weights = network.Parameters[0].ToArray();
        Assert.Contains("ReduceLROnPlateau", Assert.Throws<WeightFileException>(() => network.Fit(InterruptedTraining.Data(), callbacks)).Message);
        Assert.Equal(weights, network.Parameters[0].ToArray());

        network.Save(path);
        Assert.Contains(
            "no checkpoint",
            Assert.Throws<WeightFileException>(() => network.Fit(InterruptedTraining.Data(), InterruptedTraining.Options(new CheckpointOptions(path)))).Message);
    }

    [Fact]
    public void ADamagedCheckpointEndsInOneExceptionOrIsStillWhole()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("checkpoint");
        Train(new CheckpointOptions(path), t => t.Epoch == 1);
        byte[] good = File.ReadAllBytes(path);
        var random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = [.. good];
            int flips = random.Next(1, 4);
            for (int f = 0; f < flips; f++)
                bytes[random.Next(Math.Min(bytes.Length, 4000))] = (byte)random.Next(256);
            if (i % 5 == 0)
                bytes = bytes[..random.Next(bytes.Length)];
            File.WriteAllBytes(path, bytes);
            try
            {
                Train(new CheckpointOptions(path), t => true);
            }
            catch (WeightFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 300);
    }

    private static (InterruptedNetwork Network, History History) Train(CheckpointOptions? checkpoint, Func<TrainingContext, bool> stops, bool cancels = false)
    {
        var network = new InterruptedNetwork(seed: 1);
        FitOptions options = InterruptedTraining.Options(checkpoint);
        using var source = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        void Look(TrainingContext training)
        {
            if (!stops(training))
                return;
            if (cancels)
                source.Cancel();
            else
                training.Stop("The test stops here.");
        }

        options.Callbacks.Add(cancels
            ? new LambdaCallback { OnStepFinished = Look }
            : new LambdaCallback { OnEpochFinished = (training, _) => Look(training) });
        try
        {
            return (network, network.Fit(InterruptedTraining.Data(), options));
        }
        catch (FitCanceledException e)
        {
            return (network, e.History);
        }
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
