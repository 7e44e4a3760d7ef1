namespace DeepInit.Benchmarks.Evidence;

/// <summary>One training on one thread.</summary>
internal static class Trial
{
    /// <summary>How often a training is measured, at equal distances.</summary>
    public const int Points = 20;

    /// <summary>Trains a network, and says what came of it.</summary>
    /// <param name="line">Task, entrant, setting, seed, rate and decay; negative ones are left as declared.</param>
    /// <param name="network">The network, new.</param>
    /// <param name="task">Batch and steps.</param>
    /// <param name="split">The rows.</param>
    /// <param name="scheduled">Whether the rate warms up and falls as a cosine.</param>
    /// <param name="stop">Between steps.</param>
    /// <param name="configure">Changes the options of the training.</param>
    public static EvidenceLine Run(EvidenceLine line, ITrainableNetwork<float> network, EvidenceTask task, EvidenceSplit split, bool scheduled, CancellationToken stop, Action<FitOptions>? configure = null)
    {
        ((IThreadedNetwork)network).MaxThreads = 1;
        if (line.Rate >= 0)
            network.LearningRate = line.Rate;
        if (line.Decay >= 0)
        {
            foreach (Parameter<float> parameter in network.Parameters.Where(p => p.Trainable && p.Decay))
                parameter.WeightDecay = line.Decay;
        }

        var options = new FitOptions
        {
            Epochs = Points,
            StepsPerEpoch = task.Steps / Points,
            BatchSize = task.BatchSize,
            Seed = line.Seed,
            Validation = split.Validation,
            Schedule = scheduled ? RelativeSchedule.WarmupCosine(0.05) : null,
            Callbacks = { new TerminateOnNaN() },
            CancellationToken = stop,
        };
        configure?.Invoke(options);
        double rate = network.LearningRate;
        double decay = network.Parameters.FirstOrDefault(p => p.Trainable && p.Decay)?.WeightDecay ?? 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        History history = network.Fit(split.Train, options);
        double microseconds = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / task.Steps;

        // A training that went astray is as bad as can be from there on.
        double[] curve = [.. history.Select(epoch => epoch.ValidationLoss is { } loss && double.IsFinite(loss) ? loss : double.PositiveInfinity)];
        curve = [.. curve, .. Enumerable.Repeat(double.PositiveInfinity, Points - curve.Length)];
        Evaluation test = network.Evaluate(split.Test, batchSize: 256, accuracy: split.TestVariance == 0);
        double score = split.TestVariance > 0 ? 1 - (test.Loss / split.TestVariance) : test.Accuracy ?? double.NaN;
        return line with
        {
            Rate = rate,
            Decay = decay,
            Microseconds = microseconds,
            Best = curve.Min(),
            Last = curve[^1],
            Score = double.IsFinite(score) && double.IsFinite(curve[^1]) ? score : 0,
            Curve = line.Setting == EvidenceLine.Final ? curve : [],
        };
    }
}
