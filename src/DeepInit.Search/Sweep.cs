namespace DeepInit;

/// <summary>
/// Searches for settings of declared networks: learning rate, weight decay, batch size, seed, and whatever else a factory makes of named settings, such as one class of several. Settings are points
/// of Sobol's sequence; trials that others leave behind are pruned by successive halving. The best settings come with the attribute line to paste.
/// </summary>
/// <remarks>
/// Each trial is trained on one thread, as many at once as there are processors. Everything but times is reproducible to the bit, at any number of workers: which trials are
/// promoted is decided in the order of the trials, and not in that in which they end (see <see cref="SweepOptions.ReductionFactor"/>); it is asynchronous successive halving (ASHA: Li &amp; al. 2020) with
/// decisions in order. A promotion may so wait for a slower trial before it, while workers train others.
/// Between two rungs a trial is a checkpoint on disk: memory is that of the trials that run.
/// </remarks>
/// <example><code>
/// SweepResult found = Sweep.Run(data, new SweepSpace { SweepParameter.LearningRate(1e-4, 1e-1), SweepParameter.BatchSize(16, 32, 64) }, settings => new TumourClassifier(settings.Seed));
/// Console.WriteLine(found);                      // a table, and [AdamW(LearningRate = 0.0123)]
/// found.SaveReport("sweep.html");
/// </code></example>
public static class Sweep
{
    /// <summary>Searches, on rows in memory.</summary>
    /// <param name="data">What networks learn from.</param>
    /// <param name="space">What to search over; at least one setting.</param>
    /// <param name="network">
    /// Makes the network of a trial, anew for every piece of it, perhaps on several threads at once: the same for the same settings. Learning rate and weight decay are set on it afterwards.
    /// </param>
    /// <param name="options">How many trials, how long; defaults unless given.</param>
    /// <returns>All trials, the best first.</returns>
    /// <exception cref="ArgumentException">Options are out of range, or the space is empty.</exception>
    /// <exception cref="InvalidOperationException">The folder is of another search, or <paramref name="network"/> returned null.</exception>
    /// <exception cref="WeightFileException">The folder has a damaged checkpoint, or one of another program.</exception>
    /// <exception cref="SweepCanceledException">It was cancelled.</exception>
    public static SweepResult Run<T>(Dataset<T> data, SweepSpace space, Func<SweepSettings, ITrainableNetwork<T>> network, SweepOptions? options = null)
        where T : unmanaged
    {
        if (data is null)
            throw new ArgumentNullException(nameof(data));
        return Run(space, network, (trained, fit) => trained.Fit(data, fit), options);
    }

    /// <summary>Searches, on rows that are read meanwhile; every trial reads them by itself.</summary>
    /// <param name="data">What networks learn from; opened by several threads at once.</param>
    /// <param name="space">What to search over; at least one setting.</param>
    /// <param name="network">Makes the network of a trial, as for rows in memory.</param>
    /// <param name="options">How many trials, how long; <see cref="SweepOptions.Fit"/> has to bring validation data.</param>
    /// <returns>All trials, the best first.</returns>
    /// <exception cref="ArgumentException">Options are out of range, or the space is empty.</exception>
    /// <exception cref="InvalidOperationException">The folder is of another search, or <paramref name="network"/> returned null.</exception>
    /// <exception cref="WeightFileException">The folder has a damaged checkpoint, or one of another program.</exception>
    /// <exception cref="SweepCanceledException">It was cancelled.</exception>
    public static SweepResult Run<T>(DataSource<T> data, SweepSpace space, Func<SweepSettings, ITrainableNetwork<T>> network, SweepOptions? options = null)
        where T : unmanaged
    {
        if (data is null)
            throw new ArgumentNullException(nameof(data));
        return Run(space, network, (trained, fit) => trained.Fit(data, fit), options);
    }

    private static SweepResult Run<T>(SweepSpace space, Func<SweepSettings, ITrainableNetwork<T>> network, Func<ITrainableNetwork<T>, FitOptions, History> train, SweepOptions? options)
        where T : unmanaged
    {
        if (space is null)
            throw new ArgumentNullException(nameof(space));
        if (network is null)
            throw new ArgumentNullException(nameof(network));
        if (!space.Any())
            throw new ArgumentException("The space has no settings; expected at least one.", nameof(space));
        options ??= new SweepOptions();
        options.Check();

        using var folder = new SweepFolder(options.Folder, options.Describe(Make(network, space.At(0, options.Sampling, options.Seed)).Name, space));
        return new SweepRun<T>(space, network, train, options, folder).Run();
    }

    /// <summary>Has the network of some settings made.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal static ITrainableNetwork<T> Make<T>(Func<SweepSettings, ITrainableNetwork<T>> network, SweepSettings settings)
        where T : unmanaged =>
        network(settings) ?? throw new InvalidOperationException($"The sweep's factory made no network of {settings}; it returned null.");
}
