using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Formulas;

/// <summary>A function of one or more numbers.</summary>
internal sealed record CallFormula(Function Function, EquatableArray<Formula> Arguments) : Formula
{
    public CallFormula(Function function, params Formula[] arguments)
        : this(function, arguments.ToEquatableArray())
    {
    }

    public override IEnumerable<Formula> Parts => Arguments;

    public override int OwnCost => Function.Cost;

    public override Formula Map(Func<Formula, Formula> map) => this with { Arguments = Arguments.Select(map).ToEquatableArray() };

    public override T Accept<T>(IFormulaVisitor<T> visitor) => visitor.Visit(this);
}
