namespace DeepInit.Gen.Planning;

/// <summary>What a section of a pass computes.</summary>
internal enum SectionKind
{
    /// <summary>The values of the layers, from the inputs on.</summary>
    Forward,

    /// <summary>Outputs as training sees them: what they need beyond <see cref="Forward"/>.</summary>
    Outputs,

    /// <summary>The losses and their gradients to what they read.</summary>
    Losses,

    /// <summary>Gradients of values and parameters, and updates.</summary>
    Backward,
}
