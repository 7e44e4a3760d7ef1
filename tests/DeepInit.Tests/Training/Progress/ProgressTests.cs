using DeepInit.Interrupted;

namespace DeepInit.Tests.Training.Progress;

public sealed class ProgressTests
{
    private static readonly KeyValuePair<string, double>[] Values = [new("loss", 0.20114), new("accuracy", 0.9241)];

    [Fact]
    public void TheLineHasKerasForm()
    {
        Assert.Equal("128/128 ━━━━━━━━━━━━━━━━━━━━ 2s 14ms/step - loss: 0.2011 - accuracy: 0.9241", ProgressLine.Of(128, 128, 1.8, Values));
        Assert.Equal(" 32/128 ━━━━━─────────────── 3s left 31ms/step - loss: 0.2011 - accuracy: 0.9241", ProgressLine.Of(32, 128, 1, Values));
        Assert.Equal("  0/128 ──────────────────── -- left 0us/step", ProgressLine.Of(0, 128, 0, []));
        Assert.Equal("1/1 ━━━━━━━━━━━━━━━━━━━━ 1:05 65s/step - loss: 1.2000e-05", ProgressLine.Of(1, 1, 65, [new("loss", 1.2e-5)]));
    }

    [Fact]
    public void TheLineNeverWraps()
    {
        Assert.Equal(" 32/128 ━━━━━─────────────── 3s left 31ms/step - loss: 0.2011", ProgressLine.Of(32, 128, 1, Values, 70));
        Assert.Equal(10, ProgressLine.Of(32, 128, 1, Values, 10).Length);
    }

    [Fact]
    public void ATerminalGetsALiveLineForEveryEpoch()
    {
        using var text = new StringWriter();
        Trainer.Fit(new LineNetwork(), Points.Line(8), new FitOptions { Epochs = 2, BatchSize = 4, Callbacks = { new ConsoleProgress(text, () => 100) } });
        string[] lines = text.ToString().Split(Environment.NewLine);
        Assert.Equal("Epoch 1/2", lines[0]);
        Assert.Contains("\r2/2 ━━━━━━━━━━━━━━━━━━━━ 0s ", lines[1]);
        Assert.Equal("Epoch 2/2", lines[2]);
        Assert.Equal(5, lines.Length);
    }

    [Fact]
    public void WhileAnEpochRunsTheLineHasItsAccuracySoFar()
    {
        using var text = new StringWriter();
        var seen = new List<double?>();
        FitOptions options = InterruptedTraining.Options(checkpoint: null);
        options.Epochs = 1;
        options.Accuracy = true;
        options.Callbacks.Add(new ConsoleProgress(text, () => 200));
        options.Callbacks.Add(new LambdaCallback { OnStepFinished = t => seen.Add(t.Accuracy) });
        History history = new InterruptedNetwork(seed: 1).Fit(InterruptedTraining.Data(), options);
        Assert.Equal(history.Last!.Accuracy, seen[^1]);
        Assert.All(seen, accuracy => Assert.InRange(accuracy!.Value, 0, 1));

        // The first step is drawn at once.
        Assert.Matches(@"\r *1/\d+ [━─]+ \S+ left \S+ - loss: [0-9.]+ - accuracy: [0-9.]+", text.ToString());
    }

    [Fact]
    public void ElsewhereEveryEpochGetsAPlainLineAndTheReasonOfAStopIsWritten()
    {
        using var text = new StringWriter();
        FitOptions options = new()
        {
            Epochs = 2,
            Callbacks = { new LambdaCallback { OnEpochFinished = (t, _) => t.Stop("Enough.") }, new ConsoleProgress(text, width: null) },
        };
        Trainer.Fit(new LineNetwork(), Points.Line(8), options);
        Assert.DoesNotContain('\r', text.ToString().Replace(Environment.NewLine, ""));
        Assert.StartsWith("Epoch 1/2 - 1 step", text.ToString());
        Assert.Contains("Stopped after epoch 1: Enough.", text.ToString());
    }

    [Fact]
    public void WhileTheNumberOfStepsIsNotKnownTheLineSaysSo() =>
        Assert.Equal("64/? ──────────────────── 2s 31ms/step - loss: 0.5000", ProgressLine.Of(64, 0, 2, [new("loss", 0.5)]));
}
