using DeepInit.Gen.Formulas;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>Formulas over the features of a row as C#: what does not depend on whether the lanes of a vector are the features of one row or the rows of one feature.</summary>
/// <param name="text">Where to.</param>
/// <param name="type">The type of a number of the row.</param>
/// <param name="precision">The type of the numbers.</param>
/// <param name="ofRow">The operands that are one number of a row: locals of their names.</param>
/// <param name="tables">Operands that are the same for all rows, with the array that has a number of each feature.</param>
internal abstract class RowFormulaRenderer(SourceWriter text, string type, Precision precision, IReadOnlyCollection<string> ofRow, IReadOnlyDictionary<string, string> tables)
{
    private readonly HashSet<string> _numbers = [];

    /// <summary>Where to.</summary>
    protected SourceWriter Text => text;

    /// <summary>The type of the numbers.</summary>
    protected Precision Precision => precision;

    /// <summary>The arrays of operands that are the same for all rows.</summary>
    protected IReadOnlyDictionary<string, string> Tables => tables;

    /// <summary>The loops over the features.</summary>
    protected RowSchedule Schedule { get; private set; } = null!;

    /// <summary>Decides the loops.</summary>
    /// <param name="formula">What is computed.</param>
    /// <param name="target">The operand that takes what each feature gets.</param>
    protected void Begin(RowFormula formula, string target)
    {
        _numbers.Clear();
        Schedule = new(formula, ofRow, hasRoom: !formula.All.Any(part => part.ReadsOperand(target)));
    }

    /// <summary>Writes the loops over the features.</summary>
    /// <param name="formula">What is computed.</param>
    /// <param name="target">The operand that takes what each feature gets.</param>
    protected void WriteLoops(RowFormula formula, string target)
    {
        for (int loop = 0; loop < Schedule.Loops.Count; loop++)
        {
            WriteLoop(loop, loop == Schedule.Loops.Count - 1 ? formula.Each : null, target);
        }
    }

    /// <summary>The vector that a reduction is collected in.</summary>
    protected abstract string Collects(ReduceFormula reduction);

    /// <summary>Where an operand's numbers lie.</summary>
    protected abstract string Place(string operand);

    /// <summary>What a loop reads of a table, as an expression.</summary>
    protected abstract string OfTable(string table);

    /// <summary>Whether a name is a local that <see cref="InLanes"/> has given.</summary>
    protected abstract bool IsInLanes(string name);

    /// <summary>A value for a maximum: −∞ in lanes without a feature.</summary>
    protected abstract string OrLeast(string value);

    /// <summary>A value for a sum, or to be stored: 0 in lanes without a feature.</summary>
    protected abstract string Kept(string value, Formula formula);

    /// <summary>Opens a loop.</summary>
    /// <param name="reductions">What it collects.</param>
    /// <param name="stored">What it stores for each feature.</param>
    /// <param name="keeps">Whether it keeps an intermediate result.</param>
    protected abstract void OpenLoop(IReadOnlyList<(ReduceFormula Reduction, Formula Value)> reductions, IEnumerable<Formula> stored, bool keeps);

    /// <summary>Closes a loop, and makes numbers of what it has collected.</summary>
    protected abstract void CloseLoop(IReadOnlyList<ReduceFormula> reductions);

    /// <summary>A number of the row, as an expression; intermediate results are declared first.</summary>
    protected abstract string Number(Formula formula);

    /// <summary>The local, of vectors, that a loop over the features reads a number of the row from.</summary>
    protected abstract string InLanes(Formula formula);

    /// <summary>An operand's number of the row's class, as an expression.</summary>
    protected abstract string OfClass(string operand);

    /// <summary>A formula as a loop over the features computes it: what is of the row has been put into vectors, what is kept is read.</summary>
    protected Formula InLoop(Formula formula) => formula is ConstantFormula ? formula
        : Schedule.IsOfRow(formula) ? Functions.Read(InLanes(formula))
        : formula.Equals(Schedule.Kept) ? Functions.Read(Schedule.Kept.Name)
        : formula.Map(InLoop);

    /// <summary>A number of the row without its intermediate results: they are locals now.</summary>
    protected Formula OfRow(Formula formula)
    {
        switch (formula)
        {
            case ReduceFormula reduction:
                return Functions.Read(reduction.Name);
            case LetFormula let:
                return Declared(let.Name, () => Number(let.Value), let.Note);
            case AtFormula at:
                return Declared(at.Operand + "c", () => OfClass(at.Operand));
            default:
                return formula.Map(OfRow);
        }
    }

    private void WriteLoop(int loop, Formula? each, string target)
    {
        // What they read of the row is declared before the loop.
        IReadOnlyList<ReduceFormula> reductions = Schedule.Loops[loop];
        (ReduceFormula Reduction, Formula Value)[] reduced = [.. reductions.Select(reduction => (reduction, InLoop(reduction.Value)))];
        Formula? result = each is null ? null : InLoop(each);
        LetFormula? kept = Schedule.Kept;
        Formula? keeps = kept is not null && loop == Schedule.KeptFrom ? InLoop(kept.Value) : null;
        foreach (ReduceFormula reduction in reductions)
        {
            text.Write($"DiV {Collects(reduction)} = {(reduction.Reduction == RowReduction.Max ? "new DiV($T.NegativeInfinity)" : "DiV.Zero")};");
        }

        if (keeps is not null)
        {
            text.Write($"// {target} holds {kept!.Name} until the last loop");
        }

        OpenLoop(reduced, new[] { result }.OfType<Formula>(), keeps is not null);
        var code = new VectorRenderer(precision);
        string[] reads = [.. reduced.Select(part => part.Value).Concat(new[] { result, keeps }.OfType<Formula>()).SelectMany(formula => formula.Reads).Distinct()];
        foreach (string name in reads.Where(name => !IsInLanes(name) && (keeps is null || name != kept!.Name)))
        {
            text.Write($"DiV {name} = {(tables.TryGetValue(name, out string? table) ? OfTable(table) : $"DiSimd.Load(ref {Place(name == kept?.Name ? target : name)}, i)")};");
        }

        if (keeps is not null)
        {
            string value = Statement(code, keeps);
            text.Write($"DiV {kept!.Name} = {Kept(value, keeps)};").Write($"DiSimd.Store({kept.Name}, ref {Place(target)}, i);");
        }

        foreach ((ReduceFormula reduction, Formula formula) in reduced)
        {
            string value = Statement(code, formula), collected = Collects(reduction);
            text.Write(reduction.Reduction == RowReduction.Max ? $"{collected} = DiVector.Max({collected}, {OrLeast(value)});" : $"{collected} += {Kept(value, formula)};");
        }

        if (result is not null)
        {
            string value = Statement(code, result);
            text.Write($"DiSimd.Store({Kept(value, result)}, ref {Place(target)}, i);");
        }

        CloseLoop(reductions);
    }

    private string Statement(VectorRenderer code, Formula formula)
    {
        string value = code.Expression(formula);
        code.WriteStatements(text);
        return value;
    }

    private Formula Declared(string name, Func<string> value, string? note = null)
    {
        if (!_numbers.Contains(name))
        {
            string expression = value();
            if (note is not null)
            {
                text.Write("// " + note);
            }

            text.Write($"{type} {name} = {expression};");
            _numbers.Add(name);
        }

        return Functions.Read(name);
    }
}
