namespace DeepInit.Gen.Formulas;

/// <summary>
/// An intermediate result under a name: what several places use, or what reads better by a name. It is computed where it is met first, with the operands as they
/// are there, and only once.
/// </summary>
/// <param name="Name">Its name, which no operand and no other intermediate result has.</param>
/// <param name="Note">Why it is computed so, for a comment; null where that is plain.</param>
internal sealed record LetFormula(string Name, Formula Value, string? Note) : Formula
{
    public override IEnumerable<Formula> Parts => [Value];

    public override int OwnCost => 0;

    public override Formula Map(Func<Formula, Formula> map) => this with { Value = map(Value) };

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
