using System.Globalization;

namespace DeepInit;

/// <summary>Stops the training at the first step that leaves a loss or a parameter that is NaN or infinite, and says where.</summary>
/// <remarks>Costs one pass over the parameters at each step.</remarks>
public sealed class TerminateOnNaN : TrainingCallback
{
    /// <summary>The first bad step, as <c>StepCount</c> counts; null if all went well.</summary>
    public long? Step { get; private set; }

    /// <summary>The first parameter, in the order of the layers, that the step left bad; null if only the loss was.</summary>
    public string? Parameter { get; private set; }

    /// <inheritdoc/>
    public override void TrainingStarted(TrainingContext training)
    {
        Step = null;
        Parameter = null;
    }

    /// <inheritdoc/>
    public override void StepFinished(TrainingContext training)
    {
        string? parameter = training.FindParameterNotFinite();
        bool lossIsFinite = training.StepLoss - training.StepLoss == 0;
        if (parameter is null && lossIsFinite)
            return;

        Step = training.StepCount;
        Parameter = parameter;
        training.Stop(string.Format(
            CultureInfo.InvariantCulture,
            "Step {0} (epoch {1}, step {2}) had the loss {3}; {4}. Its learning rate was {5}.",
            training.StepCount,
            training.Epoch,
            training.Step,
            training.StepLoss,
            parameter is null ? "all parameters are still finite" : $"the first parameter that is not finite after it is '{parameter}'",
            training.LearningRate));
    }
}
