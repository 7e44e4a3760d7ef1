namespace DeepInit.Gen.Formulas;

/// <summary>An arithmetic operation on two numbers.</summary>
internal sealed record BinaryFormula(BinaryOperator Operator, Formula Left, Formula Right) : Formula
{
    /// <summary>A division takes a processor as long as several multiplications (about 5 by the tables of Agner Fog).</summary>
    private const int Division = 5;

    public override IEnumerable<Formula> Parts => [Left, Right];

    public override int OwnCost => Operator == BinaryOperator.Divide ? Division : 1;

    public override Formula Map(Func<Formula, Formula> map) => this with { Left = map(Left), Right = map(Right) };

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
