namespace DeepInit.Gen.Formulas;

/// <summary>A formula of each feature of a row, made one number of the row: Σ e^z. Like a <see cref="LetFormula"/> it has a name and is computed once.</summary>
/// <param name="Name">Its name, which no operand and no intermediate result has.</param>
/// <param name="Reduction">How.</param>
/// <param name="Value">What is computed of each feature.</param>
internal sealed record ReduceFormula(string Name, RowReduction Reduction, Formula Value) : Formula
{
    public override IEnumerable<Formula> Parts => [Value];

    public override int OwnCost => 1;

    public override Formula Map(Func<Formula, Formula> map) => this with { Value = map(Value) };

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
