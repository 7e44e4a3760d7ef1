using System.Globalization;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>
/// Formulas over the features of a row as C#: what happens to row <c>r</c>. A number of the row is a local of its name, and in every lane of a vector of the name
/// with "Lanes"; sums and maxima are collected in vectors of the name with "Parts".
/// </summary>
/// <param name="text">Where to.</param>
/// <param name="shape">How the features of a row lie.</param>
/// <param name="ofRow">The operands that are one number of a row: locals of their names.</param>
/// <param name="tables">Operands that are the same for all rows, with the array that has a number of each feature. All others are panels, at the name with "At".</param>
internal sealed class RowRenderer(SourceWriter text, RowShape shape, IReadOnlyCollection<string> ofRow, IReadOnlyDictionary<string, string> tables)
    : RowFormulaRenderer(text, "$T", shape.Precision, ofRow, tables)
{
    private readonly Dictionary<Formula, string> _lanes = [];

    private bool HasPadding => shape.Features % Panel.Width != 0;

    /// <summary>Writes the statements of row <c>r</c>.</summary>
    /// <param name="formula">What is computed.</param>
    /// <param name="target">The operand that takes what each feature gets.</param>
    /// <param name="total">The local of double precision that numbers of the row are added to.</param>
    public void Write(RowFormula formula, string target, string total = "total")
    {
        Begin(formula, target);
        if (formula.HasClass)
        {
            Text.Write("int c = target[r];");
            Text.Write("int hit = (((c >> 4) * rows) + r) * 16 + (c & 15);");
        }

        WriteLoops(formula, target);

        shape.ZeroPadding(Text, target + "At");
        foreach (Formula summand in formula.Summands)
        {
            string number = Number(summand);
            Text.Write($"{total} += {number};");
        }

        if (formula.AtClass is { } own)
        {
            // Where nothing else is, it is stored.
            string sign = formula.Each is ConstantFormula { Value: 0 } ? "=" : own is NegateFormula ? "-=" : "+=";
            string number = Number(sign == "-=" ? ((NegateFormula)own).Value : own);
            Text.Write($"DiUnsafe.Add(ref {target}At, hit) {sign} {number};");
        }
    }

    protected override string Collects(ReduceFormula reduction) => reduction.Name + "Parts";

    protected override string Place(string operand) => operand + "At";

    protected override string OfTable(string table) => $"DiSimd.Load(ref {table}[0], f)";

    protected override bool IsInLanes(string name) => _lanes.ContainsValue(name);

    protected override string OrLeast(string value) => HasPadding ? $"DiLanes.KeepOr({value}, valid, $T.NegativeInfinity)" : value;

    protected override void OpenLoop(IReadOnlyList<(ReduceFormula Reduction, Formula Value)> reductions, IEnumerable<Formula> stored, bool keeps) => shape.OpenFeatures(Text, partial: HasPadding
        && (keeps || stored.Any(value => !IsZeroInPadding(value)) || reductions.Any(reduced => reduced.Reduction.Reduction == RowReduction.Max || !IsZeroInPadding(reduced.Value))));

    protected override void CloseLoop(IReadOnlyList<ReduceFormula> reductions)
    {
        shape.CloseFeatures(Text);
        foreach (ReduceFormula reduction in reductions)
        {
            Text.Write($"$T {reduction.Name} = DiSimd.{(reduction.Reduction == RowReduction.Max ? "Max" : "Sum")}({Collects(reduction)});");
        }
    }

    // Without the lanes past the features.
    protected override string Kept(string value, Formula formula) => HasPadding && !IsZeroInPadding(formula) ? $"DiLanes.Keep({value}, valid)" : value;

    // Whether lanes past the features are 0 anyway, because a factor is that was stored without them.
    private bool IsZeroInPadding(Formula formula) => formula switch
    {
        ConstantFormula constant => constant.Value == 0,
        ReadFormula read => read.Name == Schedule.Kept?.Name,
        LetFormula let => IsZeroInPadding(let.Value),
        NegateFormula negate => IsZeroInPadding(negate.Value),
        BinaryFormula { Operator: BinaryOperator.Multiply } product => IsZeroInPadding(product.Left) || IsZeroInPadding(product.Right),
        BinaryFormula { Operator: BinaryOperator.Divide } quotient => IsZeroInPadding(quotient.Left),
        BinaryFormula sum => IsZeroInPadding(sum.Left) && IsZeroInPadding(sum.Right),
        _ => false,
    };

    // In every lane.
    protected override string InLanes(Formula formula)
    {
        if (!_lanes.TryGetValue(formula, out string? name))
        {
            string number = Number(formula);
            name = (number.All(char.IsLetterOrDigit) ? number : "row" + _lanes.Count.ToString(CultureInfo.InvariantCulture)) + "Lanes";
            Text.Write($"DiV {name} = new DiV({number});");
            _lanes.Add(formula, name);
        }

        return name;
    }

    protected override string Number(Formula formula) => ScalarRenderer.Expression(OfRow(formula), shape.Precision);

    protected override string OfClass(string operand) => Tables.TryGetValue(operand, out string? table) ? $"{table}[c]" : $"DiUnsafe.Add(ref {operand}At, hit)";
}
