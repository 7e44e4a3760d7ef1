namespace DeepInit.Gen.Formulas;

/// <summary>Computes formulas over the features of a row in double precision, as <see cref="FormulaValue"/> does those of one number.</summary>
/// <param name="features">How many features there are.</param>
/// <param name="ownClass">The row's class; 0 where it has none.</param>
/// <param name="operands">The numbers that formulas read, by name: one for each feature, or a single one of the row.</param>
internal sealed class RowValue(int features, int ownClass, params (string Name, double[] Values)[] operands)
{
    private readonly Dictionary<string, Formula> _reduced = [];

    /// <summary>The value of a formula for each feature.</summary>
    public double[] Each(Formula formula)
    {
        Formula known = WithNumbers(formula);
        return [.. Enumerable.Range(0, features).Select(feature => At(known, feature))];
    }

    /// <summary>The value of a formula of the row.</summary>
    public double OfRow(Formula formula) => At(WithNumbers(formula), feature: 0);

    private double At(Formula formula, int feature) =>
        FormulaValue.Of(formula, [.. operands.Select(operand => (operand.Name, operand.Values[operand.Values.Length == 1 ? 0 : feature]))]);

    // What all features have in common, as numbers.
    private Formula WithNumbers(Formula formula)
    {
        switch (formula)
        {
            case AtFormula at:
                return operands.Single(operand => operand.Name == at.Operand).Values[ownClass];
            case ReduceFormula reduction:
                if (!_reduced.TryGetValue(reduction.Name, out Formula value))
                {
                    double[] values = Each(reduction.Value);
                    value = reduction.Reduction == RowReduction.Max ? values.Max() : values.Sum();
                    _reduced.Add(reduction.Name, value);
                }

                return value;
            default:
                return formula.Map(WithNumbers);
        }
    }
}
