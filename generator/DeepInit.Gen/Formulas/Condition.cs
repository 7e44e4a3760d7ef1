namespace DeepInit.Gen.Formulas;

/// <summary>A comparison of two numbers, which is false where one of them is NaN.</summary>
internal sealed record Condition(Comparison Comparison, Formula Left, Formula Right);
