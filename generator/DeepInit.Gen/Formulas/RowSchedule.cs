namespace DeepInit.Gen.Formulas;

/// <summary>
/// The loops over the features of a row that some formulas take. A reduction is computed in a loop after those that it reads the results of, and as late as whoever reads its
/// own allows: there most of what it is computed from is at hand.
/// </summary>
internal sealed class RowSchedule
{
    /// <summary>
    /// From this cost on, an intermediate result is kept for the loops that need it again; what is cheaper is computed anew. About what a store and a load take, and the wait
    /// between them.
    /// </summary>
    private const int WorthKeeping = 8;

    private readonly IReadOnlyCollection<string> _ofRow;
    private readonly Dictionary<ReduceFormula, int> _loops = [];

    /// <param name="formula">What is computed.</param>
    /// <param name="ofRow">The operands that are one number of a row.</param>
    /// <param name="hasRoom">Whether the place of the results is free until they are there, so that it may keep an intermediate result.</param>
    public RowSchedule(RowFormula formula, IReadOnlyCollection<string> ofRow, bool hasRoom)
    {
        _ofRow = ofRow;
        ReduceFormula[] reductions = [.. formula.All.SelectMany(part => part.Nodes()).OfType<ReduceFormula>().Distinct()];
        int last = Math.Max(LoopsBefore(formula.Each), reductions.Select(reduction => LoopsBefore(reduction.Value)).DefaultIfEmpty(0).Max());
        foreach (ReduceFormula reduction in reductions.OrderByDescending(reduction => LoopsBefore(reduction.Value)))
        {
            IEnumerable<int> readers = _loops.Where(reader => Has(reader.Key.Value, reduction)).Select(reader => reader.Value);
            _loops.Add(reduction, readers.Concat(Has(formula.Each, reduction) ? [last] : Array.Empty<int>()).Select(reader => reader - 1).DefaultIfEmpty(last).Min());
        }

        Loops = [.. Enumerable.Range(0, last + 1).Select(loop => reductions.Where(reduction => _loops[reduction] == loop).ToArray())];
        Formula[][] computed = [.. Loops.Select((loop, i) => (Formula[])[.. loop.Select(reduction => reduction.Value), .. i == last ? new[] { formula.Each } : []])];
        if (hasRoom)
        {
            LetFormula[][] named = [.. computed.Select(loop => loop.SelectMany(NamedIn).Distinct().ToArray())];
            LetFormula[] shared = [.. named.SelectMany(loop => loop).GroupBy(let => let).Where(uses => uses.Count() > 1).Select(uses => uses.Key)];
            Kept = shared.Select(let => (Let: let, Cost: CostWithout(let.Value, shared))).Where(let => let.Cost >= WorthKeeping).OrderByDescending(let => let.Cost).FirstOrDefault().Let;
            KeptFrom = Array.FindIndex(named, loop => Kept is not null && loop.Contains(Kept));
        }
    }

    /// <summary>The reductions of each loop. The last one computes what each feature gets, too.</summary>
    public IReadOnlyList<IReadOnlyList<ReduceFormula>> Loops { get; }

    /// <summary>The intermediate result that waits, in the place of the results, for loops that need it again; null where there is none.</summary>
    public LetFormula? Kept { get; }

    /// <summary>The loop that computes <see cref="Kept"/>.</summary>
    public int KeptFrom { get; } = -1;

    /// <summary>Whether a formula is one number of the row, the same for all features.</summary>
    public bool IsOfRow(Formula formula) => formula switch
    {
        ReduceFormula or AtFormula => true,
        ReadFormula read => _ofRow.Contains(read.Name),
        _ => formula.Parts.All(IsOfRow),
    };

    // Loops that must be over before a formula can be computed.
    private static int LoopsBefore(Formula formula) => formula is ReduceFormula reduction
        ? LoopsBefore(reduction.Value) + 1
        : formula.Parts.Select(LoopsBefore).DefaultIfEmpty(0).Max();

    private static bool Has(Formula formula, Formula part) => formula.Nodes().Contains(part);

    // What a loop itself computes under a name: reductions that it reads have been computed before.
    private IEnumerable<LetFormula> NamedIn(Formula formula) => formula is ReduceFormula
        ? []
        : formula.Parts.SelectMany(NamedIn).Concat(formula is LetFormula let && !IsOfRow(let) ? [let] : Array.Empty<LetFormula>());

    // What it costs to compute for each feature, when these are known: numbers of the row are computed once.
    private int CostWithout(Formula formula, IReadOnlyCollection<Formula> known) => IsOfRow(formula) || known.Contains(formula)
        ? 0
        : formula.OwnCost + formula.Parts.Sum(part => CostWithout(part, known));
}
