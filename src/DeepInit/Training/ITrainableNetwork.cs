namespace DeepInit;

/// <summary>A network with a loss and an optimiser.</summary>
/// <remarks>Every member but <c>Predict</c> is for one thread at a time; a generated network refuses a second one with an <see cref="InvalidOperationException"/>.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ITrainableNetwork<T> : INetwork<T>
    where T : unmanaged
{
    /// <summary>The targets of its losses, in the order of the arguments of generated methods.</summary>
    IReadOnlyList<TensorDescription> Targets { get; }

    /// <summary>The learning rate of the next step.</summary>
    double LearningRate { get; set; }

    /// <summary>The schedule of the learning rate that was declared on the class; null without one. <c>Fit</c> applies it unless its options have another.</summary>
    LearningRateSchedule? Schedule { get; }

    /// <summary>What <see cref="Schedule"/> counts.</summary>
    ScheduleInterval ScheduleInterval { get; }

    /// <summary>How many steps the optimiser has made: 0 to 2⁵³ (9,007,199,254,740,992), so that counting on never overflows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a negative number, or to a larger one.</exception>
    long StepCount { get; set; }

    /// <summary>
    /// The most rows that training takes through the network at once. A step on more takes them in parts, whose gradients add up before the one update: the
    /// same step for less memory. <see cref="int.MaxValue"/> unless set.
    /// </summary>
    int MaxRowsPerPass { get; set; }

    /// <summary>One optimiser step.</summary>
    /// <param name="batch">Inputs and targets.</param>
    /// <returns>The loss before the update.</returns>
    T TrainBatch(Batch<T> batch);

    /// <summary>The loss in inference mode; changes nothing.</summary>
    /// <param name="batch">Inputs and targets.</param>
    T ComputeLoss(Batch<T> batch);

    /// <summary>The gradients of the loss, into <see cref="Parameter{T}.Gradient"/> of each trainable parameter; updates nothing, though running statistics move.</summary>
    /// <param name="batch">Inputs and targets; every row counts 1.</param>
    /// <returns>The loss.</returns>
    T ComputeGradients(Batch<T> batch);

    /// <summary>One optimiser step by the gradients that <see cref="ComputeGradients"/> left, or by what the caller has made of them since: <c>TrainBatch</c> in two halves.</summary>
    /// <exception cref="InvalidOperationException">No gradients have been computed.</exception>
    void ApplyGradients();

    /// <summary>
    /// Runs the network as training does and shows the values of every layer. Running statistics move; nothing else changes. For looking, not for speed: one
    /// thread, and an array for each layer.
    /// </summary>
    /// <param name="batch">Inputs and targets.</param>
    /// <param name="observer">Who looks.</param>
    void ObserveLayers(Batch<T> batch, ILayerObserver<T> observer);
}
