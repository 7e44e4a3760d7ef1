namespace DeepInit;

/// <summary>A network with a loss and an optimiser: all that <c>Fit</c> needs.</summary>
/// <remarks>
/// Every member but <c>Predict</c> is for one thread at a time; a generated network refuses a second one with an <see cref="InvalidOperationException"/>. What
/// else a network can do is in interfaces of its own, which <c>Fit</c> asks for where its options need them: <see cref="IPartwiseNetwork"/>,
/// <see cref="IScheduledNetwork"/>, <see cref="IGradientTrainableNetwork{T}"/>, <see cref="IObservableNetwork{T}"/>.
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ITrainableNetwork<T> : ILossNetwork<T>
    where T : unmanaged
{
    /// <summary>The learning rate of the next step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a negative number, or to one that is not finite.</exception>
    double LearningRate { get; set; }

    /// <summary>How many steps the optimiser has made: 0 to 2⁵³ (9,007,199,254,740,992), so that counting on never overflows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a negative number, or to a larger one.</exception>
    long StepCount { get; set; }

    /// <summary>One optimiser step.</summary>
    /// <param name="batch">Inputs, targets, and what the rows count.</param>
    /// <returns>The loss before the update.</returns>
    T TrainBatch(Batch<T> batch);
}
