namespace DeepInit.Runtime;

/// <summary>
/// The number of the contract between generated code and the runtime: one definition, which the generator compiles in, too. It rises by one with every change of what generated code
/// uses of the runtime that code generated before would not survive, or that code generated from now on needs.
/// </summary>
internal static class ContractVersion
{
    /// <summary>What this runtime offers, and what this generator's code needs.</summary>
    public const int Current = 7;

    /// <summary>The oldest contract whose code this runtime still runs: <see cref="Current"/>, once something is taken away.</summary>
    public const int Oldest = 7;
}
