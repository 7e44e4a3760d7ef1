namespace DeepInit.Gen.Formulas;

/// <summary>How two numbers are compared.</summary>
internal enum Comparison
{
    Greater,
    Less,
    Equal,
}
