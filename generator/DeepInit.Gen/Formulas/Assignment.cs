namespace DeepInit.Gen.Formulas;

/// <summary>What becomes of a formula: an operand takes its value.</summary>
/// <param name="Target">The operand: a place in memory, or a number of the update.</param>
/// <param name="Value">The formula.</param>
/// <param name="Adds">Whether the value is added to what is there, rather than stored in its place.</param>
/// <param name="Note">Why it is computed so, for a comment; null where that is plain.</param>
internal sealed record Assignment(string Target, Formula Value, bool Adds = false, string? Note = null)
{
    /// <summary>The formula of what the operand holds then.</summary>
    public Formula Result => Adds ? Functions.Read(Target) + Value : Value;

    /// <summary>The assignment as a line of mathematics.</summary>
    public override string ToString() => $"{Target} {(Adds ? "+=" : "=")} {Value}";
}
