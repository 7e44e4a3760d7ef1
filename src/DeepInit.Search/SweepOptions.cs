namespace DeepInit;

/// <summary>How a <see cref="Sweep"/> goes.</summary>
public sealed class SweepOptions
{
    /// <summary>How many settings are tried; at least 1, 27 unless given.</summary>
    public int Trials { get; set; } = 27;

    /// <summary>Epochs of a training that is not pruned; at least 1, 27 unless given.</summary>
    public int Epochs { get; set; } = 27;

    /// <summary>The fewest epochs after which a trial may be pruned; at least 1, which is also the default, and at most <see cref="Epochs"/>.</summary>
    public int MinEpochs { get; set; } = 1;

    /// <summary>
    /// η of successive halving: of the trials that have come to a rung one in so many goes on, to so many times the epochs; at least 2, 3 unless given. <see cref="Epochs"/> to
    /// the end for all trials where it is larger than <see cref="Trials"/>.
    /// </summary>
    public int ReductionFactor { get; set; } = 3;

    /// <summary>How settings are chosen; Sobol's sequence unless given.</summary>
    public SweepSampling Sampling { get; set; }

    /// <summary>What the choice of settings follows from; 0 unless given.</summary>
    public int Seed { get; set; }

    /// <summary>
    /// What trials are compared by: the best value of an epoch so far. The validation loss unless given; of metrics, which every trial has of its own, <see cref="MonitoredValue.Named"/>.
    /// </summary>
    public MonitoredValue Monitor { get; set; } = MonitoredValue.ValidationLoss;

    /// <summary>
    /// Makes the options of a trial's training: validation data, metrics, callbacks, a schedule. Called for every piece of a trial, perhaps from several threads at once; each time all is to be new but the data.
    /// Unless given, the last 20 % of the rows are kept for validation. Epochs, checkpoint, token and what is searched for are set by the sweep.
    /// </summary>
    public Func<SweepSettings, FitOptions>? Fit { get; set; }

    /// <summary>
    /// A folder that keeps the search: the same program, started again, goes on in it, to the same result. Trials that were running begin again where they were last promoted. Unless given, a
    /// temporary folder, which is deleted.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>How many trials run at once, each on one thread; at least 1, one per processor unless given. The result does not depend on it.</summary>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>Is told about every piece of a trial that has ended, in the order in which they end, from the threads that train; never two at once.</summary>
    public IProgress<SweepProgress>? Progress { get; set; }

    /// <summary>Stops all trials between two steps: <see cref="SweepCanceledException"/> comes out, and a folder can be gone on with.</summary>
    public CancellationToken CancellationToken { get; set; }

    internal void Check()
    {
        AtLeast(Trials, 1, nameof(Trials));
        AtLeast(Epochs, 1, nameof(Epochs));
        AtLeast(MinEpochs, 1, nameof(MinEpochs));
        if (MinEpochs > Epochs)
            throw new ArgumentOutOfRangeException(nameof(MinEpochs), MinEpochs, $"SweepOptions.MinEpochs is at most SweepOptions.Epochs, which is {Epochs}.");
        AtLeast(ReductionFactor, 2, nameof(ReductionFactor));
        AtLeast(Workers, 1, nameof(Workers));
        if (Sampling is not (SweepSampling.Sobol or SweepSampling.Random))
            throw new ArgumentOutOfRangeException(nameof(Sampling), Sampling, "SweepOptions.Sampling is Sobol or Random.");
        if (Monitor is null)
            throw new ArgumentNullException(nameof(Monitor), "SweepOptions.Monitor is a value to compare trials by.");
    }

    /// <summary>What a search is, as text: another one must not go on in its folder.</summary>
    internal string Describe(string network, SweepSpace space) => string.Join("\n",
    [
        "DeepInit sweep 1",
        $"network {network}",
        FormattableString.Invariant($"trials {Trials}, epochs {Epochs}, at least {MinEpochs}, one in {ReductionFactor}"),
        FormattableString.Invariant($"{Sampling} points, seed {Seed}"),
        $"by {Monitor.Name}, {(Monitor.HigherIsBetter ? "higher" : "lower")} is better",
        .. space.Select(parameter => parameter.Text),
        "",
    ]);

    private static void AtLeast(int value, int least, string name)
    {
        if (value < least)
            throw new ArgumentOutOfRangeException(name, value, $"SweepOptions.{name} is at least {least}.");
    }
}
