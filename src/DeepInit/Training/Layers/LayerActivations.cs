namespace DeepInit;

/// <summary>How the values of a layer were distributed over some rows; see <see cref="LayerStatistics"/>.</summary>
public sealed class LayerActivations
{
    internal const int Bins = 40;

    internal LayerActivations(ObservedLayer layer, double mean, double variance, double? deadUnits, double? saturated)
    {
        Layer = layer;
        Mean = mean;
        Variance = variance;
        DeadUnits = deadUnits;
        Saturated = saturated;
    }

    /// <summary>The layer.</summary>
    public ObservedLayer Layer { get; }

    /// <summary>The mean of its values.</summary>
    public double Mean { get; }

    /// <summary>Their variance.</summary>
    public double Variance { get; }

    /// <summary>
    /// The share of its units, in [0, 1], that are 0 for every row, and through which no gradient flows: dead ReLUs. Null where the activation is neither
    /// <see cref="Activation.ReLU"/> nor <see cref="Activation.ReLU6"/>.
    /// </summary>
    public double? DeadUnits { get; }

    /// <summary>The share of its values within a hundredth of the range from one of two bounds near which the activation has hardly a slope; null where there are no two.</summary>
    internal double? Saturated { get; }

    /// <summary>The shares of the values in bins of equal width over a range that is the same for all layers; what lies outside counts in the first and the last.</summary>
    internal double[] Histogram { get; } = new double[Bins];
}
