using DeepInit.Gen.Formulas;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>Holds a formula against the operands that its op declares: waits between threads follow from these, so that a missing one would be a race.</summary>
internal static class FormulaCheck
{
    /// <param name="formula">The formula.</param>
    /// <param name="operands">What the op touches.</param>
    /// <param name="target">The operand that takes its value; null where something else does.</param>
    public static IEnumerable<string> Faults(Formula formula, IReadOnlyCollection<Operand> operands, string? target)
    {
        string[] reads = [.. formula.Reads];
        foreach (string name in reads.Where(name => !operands.Any(operand => operand.Name == name && operand.Access != Access.Write)))
        {
            yield return $"its formula reads '{name}', which is no operand that it reads";
        }

        foreach (Operand operand in operands.Where(operand => operand.Access != Access.Write && !reads.Contains(operand.Name)))
        {
            yield return $"its formula does not read '{operand.Name}'";
        }

        foreach (Operand operand in operands.Where(operand => operand.Access != Access.Read != (operand.Name == target)))
        {
            yield return operand.Name == target ? $"it does not write '{target}', which takes the value" : $"nothing writes '{operand.Name}'";
        }

        if (target is not null && !operands.Any(operand => operand.Name == target))
        {
            yield return $"'{target}', which takes the value, is no operand";
        }

        foreach (string name in formula.Names.Where(name => operands.Any(operand => operand.Name == name)))
        {
            yield return $"'{name}' is an operand and an intermediate result";
        }
    }
}
