namespace DeepInit.Gen.Formulas;

/// <summary>A number, the same for all elements.</summary>
internal sealed record ConstantFormula(double Value) : Formula
{
    public override IEnumerable<Formula> Parts => [];

    public override int OwnCost => 0;

    public override Formula Map(Func<Formula, Formula> map) => this;

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
