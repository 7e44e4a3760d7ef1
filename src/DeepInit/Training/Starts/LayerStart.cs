namespace DeepInit;

/// <summary>How a layer starts, and what was done about it; see <see cref="InitializationReport.Layers"/>.</summary>
public sealed class LayerStart
{
    internal LayerStart(ObservedLayer layer) => Layer = layer;

    /// <summary>The layer.</summary>
    public ObservedLayer Layer { get; }

    /// <summary>The mean of its sums W x + b, over rows, positions and units, as the weights are now, of outputs without their bias; null for layers without weights and for recurrent ones.</summary>
    public double? Mean { get; internal set; }

    /// <summary>The deviation of its sums as it was; null where <see cref="Mean"/> is.</summary>
    public double? DeviationBefore { get; internal set; }

    /// <summary>The same as the weights are now.</summary>
    public double? DeviationAfter { get; internal set; }

    /// <summary>What its weights were multiplied by; with <see cref="InitializationOptions.PerUnit"/> the geometric mean over its units. Null where they stayed, for the reason in <see cref="Left"/>.</summary>
    public double? Factor { get; internal set; }

    /// <summary>Why its weights stayed as they were; null where they did not, and for layers without weights.</summary>
    public string? Left { get; internal set; }

    /// <summary>What its biases were set to from the labels, one for each unit; null where they were not.</summary>
    public IReadOnlyList<double>? Bias { get; internal set; }

    /// <summary>Why biases of an output layer were not set from the labels; null where they were, and elsewhere.</summary>
    public string? BiasLeft { get; internal set; }

    /// <summary>The share of its units, in [0, 1], that are 0 for every row, of ReLU and ReLU6; null elsewhere.</summary>
    public double? DeadUnits { get; internal set; }

    /// <summary>The share of its values, in [0, 1], within a hundredth of the range from one of its bounds, where the activation has two and hardly a slope there (sigmoid, tanh); null elsewhere.</summary>
    public double? Saturated { get; internal set; }

    /// <summary>The norm of the gradients of its parameters over the rows, as the weights are now; null where none trains.</summary>
    public double? GradientNorm { get; internal set; }

    /// <summary>Whether anything is known of it but its name.</summary>
    internal bool SaysSomething => Layer.Use is not null || DeadUnits is not null || Saturated is not null;
}
