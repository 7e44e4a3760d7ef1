namespace DeepInit.Gen.Formulas;

/// <summary>One of two numbers. Both are computed: what is not taken may be infinite or NaN, and does no harm.</summary>
internal sealed record SelectFormula(Condition Condition, Formula Then, Formula Else) : Formula
{
    public override IEnumerable<Formula> Parts => [Condition.Left, Condition.Right, Then, Else];

    // The comparison and the selection.
    public override int OwnCost => 2;

    public override Formula Map(Func<Formula, Formula> map) => new SelectFormula(Condition with { Left = map(Condition.Left), Right = map(Condition.Right) }, map(Then), map(Else));

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
