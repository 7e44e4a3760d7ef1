namespace DeepInit;

/// <summary>How a <see cref="Sweep"/> chooses settings.</summary>
public enum SweepSampling
{
    /// <summary>By Sobol's sequence, shifted by the seed: every setting is spread evenly at every number of trials, and so are pairs of them.</summary>
    Sobol,

    /// <summary>Independently, by chance.</summary>
    Random,
}
