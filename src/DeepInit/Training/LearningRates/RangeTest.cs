using System.Globalization;

namespace DeepInit;

/// <summary>A training whose rate grows from step to step: notes what each came to, and ends it where the loss diverges.</summary>
internal sealed class RangeTest : TrainingCallback
{
    private readonly FindLearningRateOptions _options;
    private readonly List<LearningRatePoint> _points;
    private double _smoothed;
    private double _weight;
    private double _lowest = double.PositiveInfinity;

    public RangeTest(FindLearningRateOptions options, long firstStep)
    {
        _options = options;
        _points = new List<LearningRatePoint>(options.Steps);
        Schedule = new Rates(options, firstStep);
    }

    /// <summary>The rate of every step.</summary>
    public LearningRateSchedule Schedule { get; }

    /// <summary>What the steps came to; one whose loss is no finite number is none of them.</summary>
    public IReadOnlyList<LearningRatePoint> Points => _points;

    /// <summary>Why the test ended before its last rate; null if it did not.</summary>
    public string? StopReason { get; private set; }

    public override void StepFinished(TrainingContext training)
    {
        double loss = training.StepLoss;
        double rate = training.LearningRate;
        if (loss - loss != 0)
        {
            Stop(training, "The loss was {0} at the rate {1:G3}.", loss, rate);
            return;
        }

        // The mean of what has been seen so far, with weights that fall geometrically into the past; moved by differences, so that losses that are all the same come to no fall by rounding.
        _weight = (_options.Smoothing * _weight) + (1 - _options.Smoothing);
        double smoothed = _smoothed += (1 - _options.Smoothing) / _weight * (loss - _smoothed);
        _points.Add(new LearningRatePoint(rate, loss, smoothed));
        _lowest = Math.Min(_lowest, smoothed);
        _options.Progress?.Report(new LearningRateProgress(_points.Count, _options.Steps, rate, loss, smoothed));

        // Of losses that may be negative, such as a likelihood, a multiple says nothing.
        if (_lowest > 0 && smoothed > _options.DivergenceFactor * _lowest)
            Stop(training, "The smoothed loss was more than {0:G3} times its lowest value at the rate {1:G3}.", _options.DivergenceFactor, rate);
    }

    private void Stop(TrainingContext training, string format, double first, double second)
    {
        StopReason = string.Format(CultureInfo.InvariantCulture, format, first, second);
        training.Stop(StopReason);
    }

    /// <summary>min · (max / min)^(i / (n − 1)) for i from 0 to n − 1.</summary>
    private sealed class Rates(FindLearningRateOptions options, long firstStep) : LearningRateSchedule
    {
        public override double At(long step, double baseRate)
        {
            double position = (step - firstStep) / (options.Steps - 1.0);
            return position >= 1 ? options.MaxLearningRate : options.MinLearningRate * Math.Pow(options.MaxLearningRate / options.MinLearningRate, position);
        }
    }
}
