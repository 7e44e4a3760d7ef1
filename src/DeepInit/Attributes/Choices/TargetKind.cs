namespace DeepInit;

/// <summary>What the targets of a class loss are.</summary>
public enum TargetKind
{
    /// <summary>One class index (0-based <see cref="int"/>) per row.</summary>
    ClassIndices = 0,

    /// <summary>One distribution over the classes per row.</summary>
    Probabilities,
}
