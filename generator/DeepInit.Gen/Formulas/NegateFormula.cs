namespace DeepInit.Gen.Formulas;

/// <summary>−x.</summary>
internal sealed record NegateFormula(Formula Value) : Formula
{
    public override IEnumerable<Formula> Parts => [Value];

    public override int OwnCost => 1;

    public override Formula Map(Func<Formula, Formula> map) => this with { Value = map(Value) };

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
