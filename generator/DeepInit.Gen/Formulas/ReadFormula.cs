namespace DeepInit.Gen.Formulas;

/// <summary>An operand.</summary>
internal sealed record ReadFormula(string Name) : Formula
{
    public override IEnumerable<Formula> Parts => [];

    public override int OwnCost => 0;

    public override Formula Map(Func<Formula, Formula> map) => this;

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
