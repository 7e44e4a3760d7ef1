using DeepInit;

namespace DeepInit.Interrupted;

/// <summary>A training with a schedule and with callbacks that remember, the same whenever it runs.</summary>
public static class InterruptedTraining
{
    /// <summary>Its epochs.</summary>
    public const int Epochs = 12;

    /// <summary>Three noisy classes of four features.</summary>
    public static Dataset<float> Data()
    {
        var random = new Random(3);
        var x = new float[90 * 4];
        var classes = new int[90];
        for (int r = 0; r < 90; r++)
        {
            classes[r] = r % 3;
            for (int i = 0; i < 4; i++)
                x[(r * 4) + i] = (float)(random.NextDouble() - 0.5) + (i == classes[r] ? 0.6f : 0);
        }

        return new Dataset<float>(x, classes);
    }

    /// <summary>Options as always; a test may change them.</summary>
    public static FitOptions Options(CheckpointOptions? checkpoint) => new()
    {
        Epochs = Epochs,
        BatchSize = 8,
        Seed = 5,
        ValidationSplit = 0.2,
        Metrics = { new CategoricalAccuracyMetric() },
        Schedule = RelativeSchedule.WarmupCosine(0.1),
        Checkpoint = checkpoint,
        Callbacks =
        {
            new ReduceLROnPlateau { Patience = 1, MinDelta = 0.02 },
            new ExponentialMovingAverage { Decay = 0.9 },
            new EarlyStopping { Patience = 100, RestoreBestWeights = false },
        },
    };

    /// <summary>Trains, or goes on training, and saves the weights.</summary>
    public static History Run(string checkpoint, string weights)
    {
        var network = new InterruptedNetwork(seed: 1);
        History history = network.Fit(Data(), Options(new CheckpointOptions(checkpoint) { EverySteps = 1 }));
        network.Save(weights);
        return history;
    }
}
