using System.Globalization;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Kernels;

/// <summary>Formulas as C# on single numbers: what is computed once per step, in double precision, or of one number of a row.</summary>
/// <param name="precision">The type of its numbers.</param>
/// <param name="isWhole">Whether they are whole numbers instead, such as those of steps.</param>
internal sealed class ScalarRenderer(Precision precision, bool isWhole = false) : CodeRenderer(precision)
{
    // What is no method of vectors.
    private static readonly Dictionary<Function, string> Methods = new()
    {
        [Function.Abs] = "global::System.Math.Abs",
        [Function.Min] = "global::System.Math.Min",
        [Function.Max] = "global::System.Math.Max",
        [Function.Sqrt] = "global::System.Math.Sqrt",
        [Function.Pow] = "global::System.Math.Pow",
        [Function.RAdamRectification] = "global::DeepInit.Runtime.RAdamRectification.At",
    };

    // What the object of the runtime computes that has its constants already.
    private static readonly Dictionary<Function, string> OfStep = new()
    {
        [Function.NAdamMomentum] = "_momentum.At",
        [Function.NAdamProduct] = "_momentum.ProductTo",
    };

    /// <summary>A formula as one expression; intermediate results with names are for vectors.</summary>
    public static string Expression(Formula formula, Precision precision, Precedence least = Precedence.Choice) => new ScalarRenderer(precision).Expression(formula, least);

    public override Term Visit(ConstantFormula constant) =>
        new(isWhole ? ((long)constant.Value).ToString(CultureInfo.InvariantCulture) : Literal.Of(constant.Value, Precision), constant.Value < 0 ? Precedence.Sign : Precedence.Whole);

    public override Term Visit(SelectFormula select)
    {
        string sign = select.Condition.Comparison switch
        {
            Comparison.Greater => ">",
            Comparison.Less => "<",
            _ => "==",
        };
        string condition = $"{Print(select.Condition.Left, Precedence.Sum)} {sign} {Print(select.Condition.Right, Precedence.Sum)}";
        return new($"{condition} ? {Print(select.Then, Precedence.Sum)} : {Print(select.Else, Precedence.Sum)}", Precedence.Choice);
    }

    public override Term Visit(CallFormula call)
    {
        if (call.Function == Function.MultiplyAdd)
        {
            return ((call.Arguments[0] * call.Arguments[1]) + call.Arguments[2]).Accept(this);
        }

        if (OfStep.TryGetValue(call.Function, out string? method))
        {
            return new($"{method}({new ScalarRenderer(Precision, isWhole: true).Expression(call.Arguments[0])})", Precedence.Whole);
        }

        string[] arguments = [.. call.Arguments.Select(argument => Print(argument))];

        // These two are in double precision whatever they are given.
        string cast = Precision == Precision.Single && (call.Function == Function.Sqrt || call.Function == Function.Pow) ? "($T)" : "";
        return new(
            Methods.TryGetValue(call.Function, out method)
                ? $"{cast}{method}({string.Join(", ", arguments)})"
                : $"{VectorRenderer.MethodOf(call.Function)}({string.Join(", ", arguments.Select(argument => $"new DiV({argument})"))})[0]",
            Precedence.Whole);
    }

    protected override void Declare(LetFormula let, string name, string value) => throw new NotSupportedException($"'{let.Name}' is no vector.");
}
