namespace DeepInit.Gen.Formulas;

/// <summary>How tightly written text holds together, in mathematics as in C#.</summary>
internal enum Precedence
{
    Choice,
    Comparison,
    Sum,
    Product,
    Sign,
    Whole,
}
