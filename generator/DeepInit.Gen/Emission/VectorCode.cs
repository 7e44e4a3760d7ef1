using DeepInit.Gen.Text;

namespace DeepInit.Gen.Emission;

/// <summary>A computation on vectors: statements that may declare locals, then the expression of the result.</summary>
internal sealed record VectorCode(string Result, params string[] Statements)
{
    /// <summary>A constant in every lane.</summary>
    public static string Constant(double value, Precision precision) => $"new DiV({Literal.Of(value, precision)})";

    /// <summary>a where the condition holds, else b.</summary>
    public static string Select(string condition, string a, string b) => $"DiVector.ConditionalSelect({condition}, {a}, {b})";

    /// <summary>A product that is 0 where its factor is: also where another factor is infinite.</summary>
    public static string OrZero(string product, string factor) => $"DiVector.ConditionalSelect(DiVector.Equals({factor}, DiV.Zero), DiV.Zero, {product})";

    public static string Greater(string a, string b) => $"DiVector.GreaterThan({a}, {b})";

    public static string Less(string a, string b) => $"DiVector.LessThan({a}, {b})";
}
