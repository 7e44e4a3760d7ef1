namespace DeepInit.Tests.Shared.Compiling;

/// <summary>What must be known of a class to drive it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsDouble">Its number type.</param>
internal sealed record DrivenNetwork(string Name, bool IsDouble)
{
    /// <summary>Its namespace; empty in the global one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>How many inputs it has.</summary>
    public int InputCount { get; init; } = 1;

    /// <summary>Which of its inputs are ids: what drives it hands them over as numbers.</summary>
    public IReadOnlyList<int> IdInputs { get; init; } = [];

    /// <summary>Whether the rows of each input have lengths of their own; those that are left out have none.</summary>
    public IReadOnlyList<bool> HasLengths { get; init; } = [];

    /// <summary>How many outputs it has.</summary>
    public int OutputCount { get; init; } = 1;

    /// <summary>Its targets, and whether each is class indices.</summary>
    public IReadOnlyList<bool> TargetsAreIndices { get; init; } = [false];

    /// <summary>Whether it has an optimiser.</summary>
    public bool Trains { get; init; } = true;

    /// <summary>Whether training computes other outputs than inference.</summary>
    public bool HasForward { get; init; }

    /// <summary>The name of the class that drives it.</summary>
    public string Driver => Name + "Driver";
}
