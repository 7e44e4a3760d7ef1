namespace DeepInit;

/// <summary>
/// A file that a training keeps, with all it needs to go on: parameters, optimiser state, counters, the place in schedule and shuffling, history, and what
/// callbacks remember, and the fitted <see cref="ParameterCollection{T}.Transform"/>. The same program started again goes on from it, bit for bit as if it had never stopped.
/// </summary>
/// <remarks>
/// The file is replaced whole or not at all, also when the process is killed at any moment. It is a safetensors file, in which the
/// parameters have their own names. Data, options and callbacks are the program's: it must give the same ones again. A file that is damaged, no checkpoint, or
/// of another network, optimiser or other callbacks ends <c>Fit</c> in a <see cref="WeightFileException"/> before anything has changed.
/// </remarks>
public sealed class CheckpointOptions
{
    /// <summary>Keeps a checkpoint.</summary>
    /// <param name="path">The file.</param>
    public CheckpointOptions(string path) => Path = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether to go on from the file if it is there; true unless given.</summary>
    public bool Resume { get; init; } = true;

    /// <summary>
    /// The name that the network's class had when the file was written, if it has been renamed since; null unless given. A checkpoint of another name or of
    /// other layers is refused.
    /// </summary>
    public string? RenamedFrom { get; init; }

    /// <summary>Writes the file after every n-th epoch, and after the last; 1 unless given.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>
    /// Writes the file also within epochs, after every n-th step; not unless given. Training metrics of an epoch that is continued are those of its rest.
    /// </summary>
    public int? EverySteps { get; init; }

    internal void Check()
    {
        if (EveryEpochs < 1)
            throw new ArgumentOutOfRangeException(nameof(EveryEpochs), EveryEpochs, "CheckpointOptions.EveryEpochs is at least 1.");
        if (EverySteps < 1)
            throw new ArgumentOutOfRangeException(nameof(EverySteps), EverySteps, "CheckpointOptions.EverySteps is at least 1.");
    }
}
