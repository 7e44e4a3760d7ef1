namespace DeepInit;

/// <summary>What callbacks see of a training, and may do to it.</summary>
public abstract class TrainingContext
{
    private protected TrainingContext(string network, History history)
    {
        Network = network;
        History = history;
    }

    /// <summary>The name of the network's class.</summary>
    public string Network { get; }

    /// <summary>The epochs that are finished.</summary>
    public History History { get; }

    /// <summary>The current epoch, from 1; 0 before the first.</summary>
    public int Epoch { get; private protected set; }

    /// <summary>How many epochs there will be.</summary>
    public int Epochs { get; private protected set; }

    /// <summary>Finished steps of the current epoch.</summary>
    public int Step { get; private protected set; }

    /// <summary>Steps of an epoch; 0 in the first where only the end of the data tells.</summary>
    public int StepsPerEpoch { get; private protected set; }

    /// <summary>How many steps the optimiser has made in the network's life.</summary>
    public abstract long StepCount { get; }

    /// <summary>The loss of the last step, before its update.</summary>
    public double StepLoss { get; private protected set; }

    /// <summary>The rows of the last step.</summary>
    public int StepRows { get; private protected set; }

    /// <summary>The mean loss over the rows of this epoch so far.</summary>
    public double Loss { get; private protected set; }

    /// <summary>The share of right predictions of this epoch so far; null if <see cref="FitOptions.Accuracy"/> is not measured.</summary>
    public double? Accuracy { get; private protected set; }

    /// <summary>The rate of the last step.</summary>
    public abstract double LearningRate { get; }

    /// <summary>
    /// The rate that the schedule starts from; without a schedule, the rate itself. What is set here holds from the next step on.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public abstract double BaseLearningRate { get; set; }

    /// <summary>Why training stops after the current step (in a step) or epoch; null while it goes on.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Ends the training: after the step or epoch that just finished. <c>Fit</c> returns as usual, with the reason in its history.</summary>
    /// <param name="reason">A sentence for people.</param>
    public void Stop(string reason) => StopReason ??= reason;

    /// <summary>Whether the training goes on from a checkpoint, which is read after <see cref="ITrainingCallback.TrainingStarted"/>.</summary>
    internal bool Resumes { get; private protected set; }

    /// <summary>A copy of the network's parameters.</summary>
    public abstract WeightSnapshot CaptureWeights();

    /// <summary>Saves the parameters as safetensors, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public abstract void SaveWeights(string path);

    /// <summary>The first parameter, in the order of the layers, that holds a NaN or an infinity; null if none does.</summary>
    /// <remarks>Cost: one pass over the parameters, no allocation when all are finite.</remarks>
    public abstract string? FindParameterNotFinite();

    /// <summary>What measures the layers on so many rows of the training data.</summary>
    internal abstract LayerProbe Probe(int rows);
}
