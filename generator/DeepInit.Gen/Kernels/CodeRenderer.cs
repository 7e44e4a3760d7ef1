using DeepInit.Gen.Formulas;

namespace DeepInit.Gen.Kernels;

/// <summary>Formulas as C#.</summary>
/// <param name="precision">The type of its numbers.</param>
internal abstract class CodeRenderer(Precision precision) : FormulaPrinter
{
    protected Precision Precision { get; } = precision;

    protected sealed override string Minus => "-";

    /// <summary>The expression of a formula.</summary>
    public string Expression(Formula formula) => Print(formula);

    protected sealed override string Sign(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " - ",
        BinaryOperator.Multiply => " * ",
        _ => " / ",
    };
}
