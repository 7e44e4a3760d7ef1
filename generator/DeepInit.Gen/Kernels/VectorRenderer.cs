using DeepInit.Gen.Formulas;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>
/// Formulas as C# on vectors: the one place that knows what the generated code calls them by. Operands are locals of their names; an intermediate result becomes
/// a local before the first statement that uses it, and waits for <see cref="WriteStatements"/>.
/// </summary>
/// <param name="precision">The type of its numbers.</param>
/// <param name="prefix">
/// What the names of its locals begin with: where the text around it has locals of its own, which an activation cannot know. None where a formula has the loop to itself, and
/// its names are those of its mathematics.
/// </param>
internal sealed class VectorRenderer(Precision precision, string prefix = "") : CodeRenderer(precision)
{
    private static readonly Dictionary<Function, string> Methods = new()
    {
        [Function.Abs] = "DiVector.Abs",
        [Function.Sqrt] = "DiVector.SquareRoot",
        [Function.Min] = "DiVector.Min",
        [Function.Max] = "DiVector.Max",
        [Function.MultiplyAdd] = "DiSimd.MultiplyAdd",
        [Function.Exp] = "DiMath.Exp",
        [Function.Expm1] = "DiMath.Expm1",
        [Function.Log] = "DiMath.Log",
        [Function.Log1p] = "DiMath.Log1p",
        [Function.Tanh] = "DiMath.Tanh",
        [Function.Sigmoid] = "DiMath.Sigmoid",
        [Function.Softplus] = "DiMath.Softplus",
        [Function.NormalCdf] = "DiMath.NormalCdf",
    };

    private readonly List<string> _statements = [];

    /// <summary>A constant in every lane.</summary>
    public static string Constant(double value, Precision precision) => value switch
    {
        // −0 is equal to 0, and another number.
        0 when 1 / value > 0 => "DiV.Zero",
        1 => "DiV.One",
        _ => $"new DiV({Literal.Of(value, precision)})",
    };

    /// <summary>A formula as statements and an expression.</summary>
    public static RenderedFormula Render(Formula formula, Precision precision, string prefix = "")
    {
        var renderer = new VectorRenderer(precision, prefix);
        string result = renderer.Expression(formula);
        return new(result, [.. renderer._statements]);
    }

    /// <summary>What a function of vectors is called.</summary>
    public static string MethodOf(Function function) => Methods.TryGetValue(function, out string? method) ? method : throw new NotSupportedException($"{function.Name} is for scalars.");

    /// <summary>Adds the statement that gives a local the value of a formula.</summary>
    /// <param name="assignment">The local and the formula.</param>
    /// <param name="declares">Whether the local is a new one.</param>
    public void Assign(Assignment assignment, bool declares = false)
    {
        string value = Print(assignment.Value);
        Note(assignment.Note);
        _statements.Add($"{(declares ? "DiV " : "")}{assignment.Target} {(assignment.Adds ? "+=" : "=")} {value};");
    }

    /// <summary>Writes what has been computed so far and not been written yet.</summary>
    public void WriteStatements(SourceWriter writer)
    {
        foreach (string statement in _statements)
        {
            writer.Write(statement);
        }

        _statements.Clear();
    }

    public override Term Visit(ConstantFormula constant) => new(Constant(constant.Value, Precision), Precedence.Whole);

    public override Term Visit(SelectFormula select)
    {
        string method = select.Condition.Comparison switch
        {
            Comparison.Greater => "GreaterThan",
            Comparison.Less => "LessThan",
            _ => "Equals",
        };
        return new(
            $"DiVector.ConditionalSelect(DiVector.{method}({Print(select.Condition.Left)}, {Print(select.Condition.Right)}), {Print(select.Then)}, {Print(select.Else)})",
            Precedence.Whole);
    }

    public override Term Visit(CallFormula call) => new($"{MethodOf(call.Function)}({string.Join(", ", call.Arguments.Select(argument => Print(argument)))})", Precedence.Whole);

    protected override void Declare(LetFormula let, string name, string value)
    {
        Note(let.Note);
        _statements.Add($"DiV {name} = {value};");
    }

    protected override string NameOf(LetFormula let) => prefix.Length == 0 ? let.Name : prefix + char.ToUpperInvariant(let.Name[0]) + let.Name.Substring(1);

    private void Note(string? note)
    {
        if (note is not null)
        {
            _statements.Add("// " + note);
        }
    }
}
