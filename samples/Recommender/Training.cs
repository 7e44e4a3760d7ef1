using DeepInit;

namespace Recommender;

/// <summary>How the sample's networks train.</summary>
internal static class Training
{
    /// <summary>Trains a network, its rate rising for a twentieth of the steps and falling to nothing. Ctrl-C ends it after a step, and keeps what was learnt until then; the same call goes on from the last epoch.</summary>
    public static History Fit(ITrainableNetwork<float> network, Dataset<float> data, int rows, int batch, int epochs, int seed, string checkpoint, CancellationToken stop)
    {
        int steps = epochs * ((rows + batch - 1) / batch);
        try
        {
            return network.Fit(data, new FitOptions
            {
                Epochs = epochs,
                BatchSize = batch,
                Seed = seed,
                Schedule = new WarmupCosine(Math.Max(1, steps / 20), steps),
                Callbacks = { new TerminateOnNaN() },
                Checkpoint = new CheckpointOptions(checkpoint),
                CancellationToken = stop,
            });
        }
        catch (FitCanceledException stopped)
        {
            return stopped.History;
        }
    }
}
