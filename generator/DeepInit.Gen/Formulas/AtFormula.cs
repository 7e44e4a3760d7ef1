namespace DeepInit.Gen.Formulas;

/// <summary>x_c: an operand's number of the row's own class c.</summary>
internal sealed record AtFormula(string Operand) : Formula
{
    public override IEnumerable<Formula> Parts => [];

    public override int OwnCost => 0;

    public override Formula Map(Func<Formula, Formula> map) => this;

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
