using System.Globalization;

namespace DeepInit.Gen.Formulas;

/// <summary>Formulas as lines of mathematics: <c>dy · (t + z · p), t = tanh(softplus(z)), p = …</c>.</summary>
internal sealed class FormulaText : FormulaPrinter
{
    private readonly List<string> _named = [];
    private readonly HashSet<string> _reduced = [];

    protected override string Minus => "−";

    public static string Of(Formula formula)
    {
        var text = new FormulaText();
        string result = text.Print(formula);
        return string.Join(", ", text._named.Prepend(result));
    }

    public override Term Visit(ConstantFormula constant) => new(
        constant.Value.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−'),
        constant.Value < 0 ? Precedence.Sign : Precedence.Whole);

    public override Term Visit(SelectFormula select) => new(
        $"{Print(select.Condition.Left, Precedence.Sum)} {Sign(select.Condition.Comparison)} {Print(select.Condition.Right, Precedence.Sum)} ? {Print(select.Then, Precedence.Sum)} : {Print(select.Else)}",
        Precedence.Choice);

    public override Term Visit(CallFormula call)
    {
        if (call.Function == Function.MultiplyAdd)
        {
            return ((call.Arguments[0] * call.Arguments[1]) + call.Arguments[2]).Accept(this);
        }

        string arguments = string.Join(", ", call.Arguments.Select(argument => Print(argument)));
        return new(call.Function == Function.Abs ? $"|{arguments}|" : $"{call.Function.Name}({arguments})", Precedence.Whole);
    }

    public override Term Visit(ReduceFormula reduce)
    {
        if (_reduced.Add(reduce.Name))
        {
            string value = Print(reduce.Value, Precedence.Product);
            _named.Add($"{reduce.Name} = {(reduce.Reduction == RowReduction.Max ? "max" : "Σ")} {value}");
        }

        return new(reduce.Name, Precedence.Whole);
    }

    public override Term Visit(AtFormula at) => new(at.Operand + "_c", Precedence.Whole);

    protected override string Sign(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => " + ",
        BinaryOperator.Subtract => " − ",
        BinaryOperator.Multiply => " · ",
        _ => " / ",
    };

    protected override void Declare(LetFormula let, string name, string value) => _named.Add($"{name} = {value}");

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Greater => ">",
        Comparison.Less => "<",
        _ => "=",
    };
}
