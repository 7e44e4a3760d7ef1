namespace Workbench.Anchors.Protocol;

/// <summary>Trains as the reference did: scikit-learn's defaults, from the start of the weights to the rule that ends the training.</summary>
internal static class StatedProtocol
{
    public static (ITrainableNetwork<float> Network, History History) Train(Anchor anchor, Split split, int seed)
    {
        ITrainableNetwork<float> network = anchor.Protocol(seed);
        var options = new FitOptions { Epochs = anchor.Epochs, BatchSize = anchor.BatchSizeFor(split), Seed = seed, Callbacks = { new LossPlateau() } };
        if (anchor.Alpha > 0)
            options.GradientHook = new L2Penalty(anchor.Alpha);
        return (network, Trainer.Fit(network, split.Train, options));
    }
}
