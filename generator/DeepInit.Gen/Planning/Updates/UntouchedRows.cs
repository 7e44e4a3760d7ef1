namespace DeepInit.Gen.Planning;

/// <summary>What a step does with the rows of a table that no id of the batch names.</summary>
internal enum UntouchedRows
{
    /// <summary>They are moved by a gradient of 0, as a dense optimiser moves them: moments and weights decay.</summary>
    Move,

    /// <summary>A gradient of 0 changes nothing of them unless weights decay, which the running program may decide.</summary>
    DecayAtMost,

    /// <summary>They owe the step, and make it up when they are next read; a step whose gradients are stored moves them as <see cref="Move"/> says.</summary>
    Late,

    /// <summary>They stay as they are.</summary>
    Rest,
}
