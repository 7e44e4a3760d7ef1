using System.Globalization;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>
/// Formulas over few features of a row as C#, for as many rows at once as a vector has lanes: what happens to the rows from <c>r</c> on, <c>valid</c> of them. Panels have been
/// transposed, 16 rows at a time, to columns of a feature each, [features][16 rows], of which these rows begin at <c>lane</c>. A number of the row is a vector then, and no lane
/// is ever computed for nothing: an exponential of 3 classes would use 3 of 8.
/// </summary>
/// <param name="text">Where to.</param>
/// <param name="features">How many features a row has, at most 16.</param>
/// <param name="precision">The type of the numbers.</param>
/// <param name="ofRow">The operands that are one number of a row: locals of their names, vectors.</param>
/// <param name="tables">Operands that are the same for all rows, with the array that has a number of each feature. All others are columns, at the name with "Columns".</param>
internal sealed class ColumnRenderer(SourceWriter text, int features, Precision precision, IReadOnlyCollection<string> ofRow, IReadOnlyDictionary<string, string> tables)
    : RowFormulaRenderer(text, "DiV", precision, ofRow, tables)
{
    private readonly Dictionary<Formula, string> _vectors = [];

    /// <summary>The memory of a feature's column: as many rows as are transposed at once.</summary>
    public static int ColumnLength => Panel.Width;

    /// <summary>The operands that must be there as columns.</summary>
    public static IEnumerable<string> Columns(RowFormula formula, IReadOnlyCollection<string> ofRow, IReadOnlyDictionary<string, string> tables) =>
        formula.All.SelectMany(part => part.Reads).Where(name => !ofRow.Contains(name) && !tables.ContainsKey(name)).Distinct();

    /// <summary>Writes the statements.</summary>
    /// <param name="formula">What is computed.</param>
    /// <param name="target">The operand that takes what each feature gets.</param>
    /// <returns>The locals whose lanes are the summands of the rows' numbers.</returns>
    public IReadOnlyList<string> Write(RowFormula formula, string target)
    {
        Begin(formula, target);
        if (formula.HasClass)
        {
            Text.Write("global::System.ReadOnlySpan<int> c = target.Slice(r, valid);");
        }

        WriteLoops(formula, target);

        string[] summands = [.. formula.Summands.Select(InLanes)];
        if (formula.AtClass is { } own)
        {
            string number = Number(own);
            Text.Write($"DiLanes.AddToClasses({number}, ref {target}Columns, c, lane);");
        }

        return summands;
    }

    protected override string Number(Formula formula) => new VectorRenderer(Precision).Expression(OfRow(formula));

    protected override string OfClass(string operand) => Tables.TryGetValue(operand, out string? table)
        ? $"DiLanes.OfClasses(ref {table}[0], c)"
        : $"DiLanes.OfClasses(ref {operand}Columns, c, lane)";

    protected override string InLanes(Formula formula)
    {
        if (!_vectors.TryGetValue(formula, out string? name))
        {
            string number = Number(formula);
            bool isLocal = number.All(char.IsLetterOrDigit);
            name = isLocal ? number : "row" + _vectors.Count.ToString(CultureInfo.InvariantCulture);
            if (!isLocal)
            {
                Text.Write($"DiV {name} = {number};");
            }

            _vectors.Add(formula, name);
        }

        return name;
    }

    protected override string Collects(ReduceFormula reduction) => reduction.Name;

    protected override string Place(string operand) => operand + "Columns";

    protected override string OfTable(string table) => $"new DiV({table}[f])";

    protected override bool IsInLanes(string name) => _vectors.ContainsValue(name);

    protected override string OrLeast(string value) => value;

    protected override string Kept(string value, Formula formula) => value;

    protected override void OpenLoop(IReadOnlyList<(ReduceFormula Reduction, Formula Value)> reductions, IEnumerable<Formula> stored, bool keeps) =>
        Text.Open($"for (int f = 0; f < {features.ToString(CultureInfo.InvariantCulture)}; f++)").Write($"int i = (f * {ColumnLength}) + lane;");

    protected override void CloseLoop(IReadOnlyList<ReduceFormula> reductions) => Text.Close().Line();
}
