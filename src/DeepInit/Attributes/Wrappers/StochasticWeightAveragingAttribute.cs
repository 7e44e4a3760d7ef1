namespace DeepInit;

/// <summary>
/// Has the network predict with the plain mean of its weights after steps <see cref="StartStep"/>, <see cref="StartStep"/> + <see cref="Every"/> … (Izmailov &amp; al. 2018); before the first of them with the weights themselves.
/// There are no two modes: <c>Predict</c>, <c>ComputeLoss</c>, <c>Evaluate</c>, <c>Save</c> and validation within <c>Fit</c> see the mean, training goes on with its own weights.
/// </summary>
/// <remarks>
/// Meant for a rate that stays high, or goes up and down (<see cref="CyclicAttribute"/>). Which step is one of them follows from <c>StepCount</c>, so that it goes on from a checkpoint. <c>Fit</c> estimates batch statistics for the
/// mean (<see cref="FitOptions.StatisticsBatches"/>), a training loop of one's own calls <see cref="Trainer.EstimateStatistics{T}"/>. <see cref="Parameter{T}.Inference"/> shows the mean,
/// the parameters themselves the weights that train; <see cref="ParameterCollection{T}.PredictsAverages"/> switches. Remembers one number for each parameter (<c>swa</c>), and predicts from one more copy of the parameters.
/// </remarks>
/// <example><code>
/// [SGD(LearningRate = 0.05, Momentum = 0.9)]
/// [StochasticWeightAveraging(startStep: 2000, Every = 100)]
/// </code></example>
public sealed class StochasticWeightAveragingAttribute : OptimizerWrapperAttribute
{
    /// <summary>Averages.</summary>
    /// <param name="startStep">The first step after which weights are taken, at least 1.</param>
    public StochasticWeightAveragingAttribute(int startStep) => StartStep = startStep;

    /// <summary>The first step after which weights are taken.</summary>
    public int StartStep { get; }

    /// <summary>Steps from one to the next, such as those of an epoch or of a cycle of the rate; at least 1, which is also the default.</summary>
    public int Every { get; set; } = 1;
}
