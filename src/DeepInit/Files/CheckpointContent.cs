namespace DeepInit;

/// <summary>A checkpoint that has been read and checked, before it is anywhere but in memory.</summary>
/// <param name="position">Where the training was.</param>
/// <param name="tensors">Parameters and optimiser states, and the numbers that they get.</param>
/// <param name="numbers">What the optimiser remembers beside its states; null where it does not.</param>
/// <param name="transform">The transform that the network has from then on.</param>
/// <param name="tokenizers">The tokenizers that the network has from then on.</param>
/// <param name="epochs">The history.</param>
/// <param name="callbacks">What each callback remembers, with its position.</param>
internal sealed class CheckpointContent<T>(
    LoopPosition position,
    IReadOnlyList<(Tensor<T> Tensor, T[] Values)> tensors,
    double[]? numbers,
    DataTransform? transform,
    FoundTokenizers tokenizers,
    IReadOnlyList<EpochProgress> epochs,
    IReadOnlyList<(int Index, TrainingCallback Callback, CallbackState State)> callbacks)
    where T : unmanaged
{
    public LoopPosition Position => position;

    /// <summary>
    /// Gives everything what the checkpoint has for it. Callbacks come first: they are the only ones that may refuse, and then the network is what it was.
    /// </summary>
    /// <exception cref="WeightFileException">A callback cannot read its state.</exception>
    public void Restore(ParameterCollection<T> parameters, History history)
    {
        foreach ((int index, TrainingCallback callback, CallbackState state) in callbacks)
        {
            try
            {
                callback.LoadState(state);
            }
            catch (Exception e)
            {
                throw new WeightFileException($"Callback {index}, {callback.GetType().Name}, cannot read its state: {Excerpt.Of(e.Message, 300)}", e);
            }
        }

        foreach ((Tensor<T> tensor, T[] values) in tensors)
            tensor.CopyFrom(values);

        // what predictions read may follow from states, which come last
        parameters.Store?.Changed();
        if (numbers is not null)
            parameters.Store!.Numbers!.Restore(position.StepCount, numbers);
        parameters.Transform = transform;
        tokenizers.Restore(parameters);
        foreach (EpochProgress epoch in epochs)
            history.Add(epoch);
    }
}
