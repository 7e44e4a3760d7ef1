namespace DeepInit.Gen.Formulas;

/// <summary>
/// What is computed of a row: a formula of each feature, in which what stands under a <see cref="ReduceFormula"/> is of all. How many loops over the features that takes,
/// and what is computed in which, follows from the formulas (<see cref="RowSchedule"/>).
/// </summary>
/// <param name="Each">What each feature gets.</param>
internal sealed record RowFormula(Formula Each)
{
    /// <summary>A number of the row, or null. It is added up in double precision, summand by summand.</summary>
    public Formula? OfRow { get; init; }

    /// <summary>What the feature of the row's class gets beside <see cref="Each"/>; a number of the row, or null.</summary>
    public Formula? AtClass { get; init; }

    /// <summary>The summands of <see cref="OfRow"/>.</summary>
    public IReadOnlyList<Formula> Summands => OfRow is { } sum ? [.. SummandsOf(sum)] : [];

    /// <summary>All formulas, those of the row first.</summary>
    public IEnumerable<Formula> All => [.. Summands, .. AtClass is { } at ? new[] { at } : [], Each];

    /// <summary>Whether the row has a class that something is read or written at.</summary>
    public bool HasClass => AtClass is not null || All.Any(formula => formula.Nodes().OfType<AtFormula>().Any());

    private static IEnumerable<Formula> SummandsOf(Formula formula) => formula is BinaryFormula { Operator: BinaryOperator.Add } sum
        ? SummandsOf(sum.Left).Concat(SummandsOf(sum.Right))
        : [formula];
}
