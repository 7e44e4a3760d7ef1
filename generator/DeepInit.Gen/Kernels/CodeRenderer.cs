using DeepInit.Gen.Formulas;

namespace DeepInit.Gen.Kernels;

/// <summary>Formulas as C#.</summary>
/// <param name="precision">The type of its numbers.</param>
internal abstract class CodeRenderer(Precision precision) : FormulaPrinter
{
    protected Precision Precision { get; } = precision;

    protected sealed override string Minus => "-";

    /// <summary>The expression of a formula.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="least">In parentheses unless it holds together as tightly.</param>
    public string Expression(Formula formula, Precedence least = Precedence.Choice) => Print(formula, least);

    public sealed override Term Visit(ReduceFormula reduce) => throw new NotSupportedException($"'{reduce.Name}' takes a loop over a row: {nameof(RowRenderer)} writes it.");

    public sealed override Term Visit(AtFormula at) => throw new NotSupportedException($"'{at.Operand}' of a class takes a row: {nameof(RowRenderer)} writes it.");

    protected sealed override string Sign(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Multiply => " * ",
        _ => " / ",
    };
}
