using System.Globalization;
using System.Text;

namespace DeepInit;

/// <summary>What one epoch of <c>Fit</c> came to.</summary>
public sealed class EpochProgress
{
    internal EpochProgress(
        int epoch,
        int epochs,
        int steps,
        double loss,
        double? accuracy,
        double? validationLoss,
        double? validationAccuracy,
        double learningRate,
        double seconds,
        IReadOnlyList<MetricResult>? metrics = null)
    {
        Epoch = epoch;
        Epochs = epochs;
        Steps = steps;
        Loss = loss;
        Accuracy = accuracy;
        ValidationLoss = validationLoss;
        ValidationAccuracy = validationAccuracy;
        LearningRate = learningRate;
        Seconds = seconds;
        Metrics = metrics ?? [];
    }

    /// <summary>Which epoch of this <c>Fit</c>, from 1.</summary>
    public int Epoch { get; }

    /// <summary>How many epochs there will be.</summary>
    public int Epochs { get; }

    /// <summary>Its optimiser steps.</summary>
    public int Steps { get; }

    /// <summary>The mean over the rows of each step's loss, taken before its update.</summary>
    public double Loss { get; }

    /// <summary>The share of right predictions, each made just before the step that learns from it; null if not measured.</summary>
    public double? Accuracy { get; }

    /// <summary>The loss of the validation data after the epoch, in inference mode; null without such data.</summary>
    public double? ValidationLoss { get; }

    /// <summary>The share of right predictions in the validation data; null if not measured.</summary>
    public double? ValidationAccuracy { get; }

    /// <summary>The learning rate of the epoch's last step.</summary>
    public double LearningRate { get; }

    /// <summary>How long it took, validation included.</summary>
    public double Seconds { get; }

    /// <summary>What <see cref="FitOptions.Metrics"/> came to, in their order.</summary>
    public IReadOnlyList<MetricResult> Metrics { get; }

    /// <summary>Everything that was measured, each by a name of its own, by Keras' names (<c>loss</c>, <c>accuracy</c>, …, <c>val_loss</c>, …), training first.</summary>
    public IEnumerable<KeyValuePair<string, double>> Values
    {
        get
        {
            yield return new("loss", Loss);
            if (Accuracy is { } accuracy)
                yield return new("accuracy", accuracy);
            foreach (MetricResult result in Metrics)
                yield return new(result.Name, result.Value);
            if (ValidationLoss is { } loss)
                yield return new("val_loss", loss);
            if (ValidationAccuracy is { } validationAccuracy)
                yield return new("val_accuracy", validationAccuracy);
            foreach (MetricResult result in Metrics)
            {
                if (result.ValidationValue is { } value)
                    yield return new("val_" + result.Name, value);
            }
        }
    }

    /// <summary>The line that <see cref="FitOptions.Verbose"/> writes: <c>Epoch 3/10 - 18 steps - 0.21 s - loss: 0.1234 - val_loss: 0.1402</c>.</summary>
    public override string ToString()
    {
        var line = new StringBuilder();
        line.AppendFormat(CultureInfo.InvariantCulture, "Epoch {0}/{1} - {2} - {3:0.00} s", Epoch, Epochs, Counted.Of(Steps, "step"), Seconds);
        foreach (KeyValuePair<string, double> value in Values)
            line.AppendFormat(CultureInfo.InvariantCulture, " - {0}: {1:0.0000}", value.Key, value.Value);
        return line.ToString();
    }
}
