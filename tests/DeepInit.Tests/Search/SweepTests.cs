using System.Text.RegularExpressions;
using System.Xml.Linq;
using DeepInit.Interrupted;
using DeepInit.Tests.Files;

namespace DeepInit.Tests.Search;

/// <summary>Searches with a network that has all that must be kept: moments, dropout, a schedule over all epochs, callbacks that remember.</summary>
public sealed class SweepTests
{
    private static readonly Dataset<float> Rows = InterruptedTraining.Data();

    private static SweepSpace Space() => new()
    {
        SweepParameter.LearningRate(1e-4, 1),
        SweepParameter.WeightDecay(1e-4, 0.5, zeros: 0.25),
        SweepParameter.BatchSize(8, 16, 32),
        SweepParameter.Seed(1, 2),
        SweepParameter.Choice("dropout", "on", "off"),
    };

    private static SweepOptions Options(string? folder = null, int workers = 2) => new()
    {
        Trials = 12,
        Epochs = 9,
        Workers = workers,
        Folder = folder,
        Fit = _ => InterruptedTraining.Options(checkpoint: null),
    };

    private static InterruptedNetwork Create(SweepSettings settings) => new(settings.Seed) { IsRandomized = settings.Choice("dropout") == "on" };

    private static SweepResult Run(SweepOptions options) => Sweep.Run(Rows, Space(), Create, options);

    [Fact]
    public void TheResultIsTheSameAtAnyNumberOfWorkers()
    {
        SweepResult one = Run(Options(workers: 1));
        Assert.Equal(Bits(one), Bits(Run(Options(workers: 5))));
        Assert.Equal(one.ToString(), Run(Options(workers: 2)).ToString());
        Assert.Equal(12, one.Trials.Count);
        Assert.Equal(9, one.Best.Epochs);
        Assert.Contains(one.Trials, trial => trial.IsPruned && trial.Epochs == 1);
        Assert.True(one.TrainedEpochs < 12 * 9);
    }

    [Fact]
    public void ATrialIsThePlainTrainingOfItsSettings()
    {
        SweepTrial best = Run(Options()).Best;
        FitOptions fit = InterruptedTraining.Options(checkpoint: null);
        fit.Epochs = 9;
        fit.BatchSize = best.Settings.BatchSize!.Value;
        fit.Seed = best.Settings.Seed;
        InterruptedNetwork network = Create(best.Settings);
        network.LearningRate = best.Settings.LearningRate!.Value;
        network.Parameters["dense0.weight"].WeightDecay = best.Settings.WeightDecay!.Value;
        network.Parameters["dense1.weight"].WeightDecay = best.Settings.WeightDecay!.Value;
        Assert.Equal(network.Fit(Rows, fit).Select(epoch => epoch.ValidationLoss!.Value), best.Values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(11)]
    public void ASearchThatIsStoppedGoesOnToTheSameResult(int after)
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        string expected = Bits(Run(Options()));
        SweepOptions first = Options(folder.Path("sweep"));
        int reports = 0;
        first.CancellationToken = stop.Token;
        first.Progress = new Seen(_ =>
        {
            if (++reports == after)
                stop.Cancel();
        });
        SweepCanceledException canceled = Assert.Throws<SweepCanceledException>(() => Run(first));
        Assert.InRange(canceled.Result.Trials.Count, 1, 12);

        int epochs = 0;
        SweepOptions second = Options(folder.Path("sweep"));
        second.Fit = _ =>
        {
            FitOptions fit = InterruptedTraining.Options(checkpoint: null);
            fit.Callbacks.Add(new LambdaCallback { OnEpochFinished = (_, _) => Interlocked.Increment(ref epochs) });
            return fit;
        };
        SweepResult result = Run(second);
        Assert.Equal(expected, Bits(result));
        Assert.InRange(epochs, 0, result.TrainedEpochs - canceled.Result.TrainedEpochs);

        // And once more: all is known.
        epochs = 0;
        Assert.Equal(expected, Bits(Run(second)));
        Assert.Equal(0, epochs);
    }

    [Fact]
    public void AFolderOfAnotherSearchIsRefused()
    {
        using var folder = new TemporaryFolder();
        Run(Options(folder.Path("sweep")));
        SweepOptions other = Options(folder.Path("sweep"));
        other.Seed = 1;
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => Run(other));
        Assert.Contains("has 'Sobol points, seed 0'", error.Message);
        Assert.Contains("expected 'Sobol points, seed 1'", error.Message);
    }

    [Fact]
    public void AFaultOfATrialComesOutAndEndsTheOthers()
    {
        int made = 0;
        SweepOptions options = Options(workers: 3);
        options.Trials = 1000;
        Assert.Throws<NotFiniteNumberException>(() => Sweep.Run(Rows, Space(), settings =>
        {
            Interlocked.Increment(ref made);
            return settings.Trial == 4 ? throw new NotFiniteNumberException("a fault") : Create(settings);
        }, options));
        Assert.InRange(made, 1, 900);
    }

    [Fact]
    public void AFactoryThatMakesNoNetworkIsNamed()
    {
        string message = Assert.Throws<InvalidOperationException>(() => Sweep.Run<float>(Rows, Space(), _ => null!, Options())).Message;
        Assert.StartsWith("The sweep's factory made no network of LearningRate ", message, StringComparison.Ordinal);
        int made = 0;
        Assert.Contains("; it returned null", Assert.Throws<InvalidOperationException>(() => Sweep.Run<float>(Rows, Space(), settings => made++ == 0 ? Create(settings) : null!, Options(workers: 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreEpochsBeforePruningThanThereAreAreRefused()
    {
        SweepOptions options = Options();
        options.MinEpochs = options.Epochs + 1;
        Assert.Contains("SweepOptions.MinEpochs is at most SweepOptions.Epochs", Assert.Throws<ArgumentOutOfRangeException>(() => Run(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedCheckpointIsNamedAndCanBeDeleted()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("sweep"), file = Path.Combine(path, "trial-0001.safetensors");
        string whole = Bits(Run(Options(path)));
        File.WriteAllBytes(file, File.ReadAllBytes(file)[..^10]);
        string message = Assert.Throws<WeightFileException>(() => Run(Options(path))).Message;
        Assert.StartsWith($"Cannot continue from the checkpoint '{file}'. ", message, StringComparison.Ordinal);
        Assert.Contains("Delete that file, and trial 1 is trained anew", message, StringComparison.Ordinal);
        File.Delete(file);
        Assert.Equal(whole, Bits(Run(Options(path))));
    }

    [Fact]
    public void WhatDivergesIsLast()
    {
        SweepOptions options = Options();
        options.Fit = null;
        options.Epochs = 3;
        SweepResult result = Sweep.Run(Rows, [SweepParameter.LearningRate(1e-3, 1e38)], settings => new InterruptedNetwork(settings.Seed), options);
        Assert.Equal(12, result.Trials.Count);
        Assert.True(double.IsFinite(result.Best.Score));
        Assert.Contains(result.Trials, trial => trial.StopReason is not null || trial.Score > 100 || double.IsNaN(trial.Score));
        Assert.Matches(@"^\[AdamW\(LearningRate = [0-9.e+-]+, WeightDecay = 0.01\)\]$", result.Best.AttributeLine);
    }

    [Fact]
    public void TheTableHasAllTrialsAndTheLineToPaste()
    {
        SweepResult result = Run(Options());
        string[] lines = result.ToString().TrimEnd().Split('\n');
        Assert.Equal(12 + 3, lines.Length);
        Assert.StartsWith("trial  network", lines[0]);
        SweepSettings best = result.Best.Settings;
        Assert.Equal(
            FormattableString.Invariant($"[AdamW(LearningRate = {best.LearningRate}, WeightDecay = {best.WeightDecay})]    // InterruptedNetwork, BatchSize = {best.BatchSize}, Seed = {best.Seed}, dropout = {best.Choice("dropout")}").Replace("E", "e"),
            lines[^1]);
    }

    [Fact]
    public void TheReportIsOneFileOfWellFormedPictures()
    {
        using var folder = new TemporaryFolder();
        SweepResult result = Run(Options());
        result.SaveReport(folder.Path("sweep.html"));
        string html = File.ReadAllText(folder.Path("sweep.html"));
        Assert.DoesNotContain("http", html);
        Assert.DoesNotContain("<script", html);
        XElement[] pictures = [.. Regex.Matches(html, "<svg.*?</svg>", RegexOptions.Singleline).Select(m => XElement.Parse(m.Value))];
        Assert.Equal(2, pictures.Length);
        Assert.Equal(12, pictures[0].Descendants("path").Count());
        Assert.All(pictures[0].Descendants("path"), path => Assert.Equal(6, path.Attribute("d")!.Value.Count(c => c is 'M' or 'L')));
        Assert.Equal(12, pictures[1].Descendants("path").Count());
        Assert.Equal(13, Regex.Matches(html, "<tr").Count);
        Assert.Empty(Directory.GetFiles(folder.Path("."), "*.tmp"));
    }

    [Fact]
    public void SettingsLieInTheirRangesAndAreWhatIsWritten()
    {
        SweepSettings[] all = [.. Enumerable.Range(0, 256).Select(trial => Space().At(trial, SweepSampling.Sobol, seed: 2))];
        Assert.All(all, settings => Assert.InRange(settings.LearningRate!.Value, 1e-4, 1));
        Assert.All(all, settings => Assert.Equal(settings.LearningRate, double.Parse(settings.LearningRate!.Value.ToString("G3"), System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(64, all.Count(settings => settings.WeightDecay == 0));
        Assert.Equal(128, all.Count(settings => settings.LearningRate < 1e-2));
        Assert.Equal([8, 16, 32], all.Select(settings => settings.BatchSize!.Value).Distinct().Order());
        Assert.Contains("'dropout'", Assert.Throws<KeyNotFoundException>(() => all[0].Number("dropout")).Message);
        Assert.Contains("'momentum'", Assert.Throws<KeyNotFoundException>(() => all[0].Choice("momentum")).Message);
        Assert.Throws<ArgumentException>(() => new SweepSpace { SweepParameter.LearningRate(1, 2), SweepParameter.LearningRate(1, 2) });
        Assert.Throws<ArgumentOutOfRangeException>(() => SweepParameter.LearningRate(0, 1));
        Assert.Throws<ArgumentException>(() => SweepParameter.BatchSize(8, 8));
    }

    private static string Bits(SweepResult result) => string.Join("\n", result.Trials.Select(trial =>
        $"{trial.Index} {trial.Epochs} {trial.IsPruned} {BitConverter.DoubleToInt64Bits(trial.Score):X} {string.Join(' ', trial.Values.Select(v => BitConverter.DoubleToInt64Bits(v).ToString("X")))}"));

    private sealed class Seen(Action<SweepProgress> see) : IProgress<SweepProgress>
    {
        public void Report(SweepProgress value) => see(value);
    }
}
