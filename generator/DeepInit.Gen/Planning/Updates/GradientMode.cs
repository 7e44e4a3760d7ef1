namespace DeepInit.Gen.Planning;

/// <summary>What becomes of a parameter's gradient in a step.</summary>
internal enum GradientMode
{
    /// <summary>Each block of it moves its parameters as soon as it is computed, and is never stored.</summary>
    Fused,

    /// <summary>It is stored whole, because the update needs all of it, or of all gradients together; the update runs afterwards.</summary>
    Stored,

    /// <summary>Several layers have the parameter: the first stores its gradient, the others add theirs; the update runs afterwards.</summary>
    Accumulated,
}
