namespace DeepInit;

/// <summary>What a trial of a <see cref="Sweep"/> came to.</summary>
public sealed class SweepTrial
{
    internal SweepTrial(SweepSettings settings, string network, string? attributeLine, History history, int epochs, MonitoredValue monitor)
    {
        Settings = settings;
        Network = network;
        AttributeLine = attributeLine;
        StopReason = history.StopReason;

        // A folder may know of more epochs than this rung has.
        EpochProgress[] seen = [.. history.Where(epoch => epoch.Epoch <= epochs)];
        Epochs = seen.Length == 0 ? 0 : seen[seen.Length - 1].Epoch;
        Values = [.. seen.Select(monitor.In)];
        Score = double.NaN;
        for (int i = 0; i < Values.Count; i++)
        {
            if (!double.IsInfinity(Values[i]) && monitor.IsBetter(Values[i], Score))
                (Score, BestEpoch) = (Values[i], seen[i].Epoch);
        }
    }

    /// <summary>Its number, from 0.</summary>
    public int Index => Settings.Trial;

    /// <summary>Its settings.</summary>
    public SweepSettings Settings { get; }

    /// <summary>The name of the network's class.</summary>
    public string Network { get; }

    /// <summary>The epochs that it was trained for, up to its last rung.</summary>
    public int Epochs { get; }

    /// <summary>Its best value; NaN where it has none.</summary>
    public double Score { get; }

    /// <summary>The epoch with that value; 0 where it has none.</summary>
    public int BestEpoch { get; }

    /// <summary>The value of every epoch that trials are compared by.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Why its training ended by itself; null where it did not.</summary>
    public string? StopReason { get; }

    /// <summary>Whether it was not promoted to the last rung: others were better. What ended by itself is not pruned.</summary>
    public bool IsPruned { get; internal set; }

    /// <summary>The optimiser's attribute with its settings, to paste onto the class; null where the class has none, or the settings are none of an optimiser's.</summary>
    public string? AttributeLine { get; }
}
