namespace DeepInit.Gen.Formulas;

/// <summary>The operations of arithmetic.</summary>
internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
}
