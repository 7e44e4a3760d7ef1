namespace DeepInit.Gen.Formulas;

/// <summary>How the numbers of a row become one.</summary>
internal enum RowReduction
{
    Sum,
    Max,
}
