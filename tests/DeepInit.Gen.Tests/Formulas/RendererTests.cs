using System.Reflection;
using System.Text;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Tests.Formulas;

/// <summary>The C# of a formula computes the formula, to the last bit, and has no parentheses that it does not need.</summary>
public sealed class RendererTests
{
    private const int Count = 300;

    private const string Head = """
        using DiV = System.Numerics.Vector<double>;
        using DiVector = System.Numerics.Vector;
        using DiSimd = DeepInit.Runtime.Simd;
        using DiMath = DeepInit.Runtime.VectorMath;
        public static class Rendered
        {

        """;

    private static readonly (double X, double Y, double Z)[] Points = [(0.3, -1.7, 2.25), (-0.4, 0.4, 5), (1, -1, 0), (0, -0.0, 1e-3), (1e200, 3, -1e200)];

    [Fact]
    public void VectorsAndScalarsComputeTheFormula()
    {
        Formula[] vectors = [.. Enumerable.Range(0, Count).Select(seed => new RandomFormulas(seed).Next(5))];
        Formula[] scalars = [.. Enumerable.Range(0, Count).Select(seed => new RandomFormulas(seed).Next(5, names: false))];
        var source = new StringBuilder(Head);
        for (int i = 0; i < Count; i++)
        {
            source.Append(VectorMethod("V" + i, vectors[i]));
            source.Append($"public static double S{i}(double x, double y, double z) => {ScalarRenderer.Expression(scalars[i], Precision.Double)};\n");
        }

        Type rendered = Compile(source.Append('}').ToString());
        for (int i = 0; i < Count; i++)
        {
            foreach ((double x, double y, double z) in Points)
            {
                AssertSame(vectors[i], Call(rendered, "V" + i, x, y, z), x, y, z);
                AssertSame(scalars[i], Call(rendered, "S" + i, x, y, z), x, y, z);
            }
        }
    }

    [Fact]
    public void FunctionsComputeWhatTheyAreCalled()
    {
        Formula x = Read("x"), y = Read("y"), z = Read("z");
        Formula[] formulas =
        [
            Abs(x), Sqrt(Abs(x)), Min(x, y), Max(x, y), MultiplyAdd(x, y, z), Exp(x), Expm1(x), Log(Abs(x) + 0.1), Log1p(Abs(x)), Tanh(x), Sigmoid(x), Softplus(x), NormalCdf(x),
        ];
        var source = new StringBuilder(Head);
        for (int i = 0; i < formulas.Length; i++)
        {
            source.Append(VectorMethod("V" + i, formulas[i]));
            source.Append($"public static double S{i}(double x, double y, double z) => {ScalarRenderer.Expression(formulas[i], Precision.Double)};\n");
        }

        Type rendered = Compile(source.Append('}').ToString());
        for (int i = 0; i < formulas.Length; i++)
        {
            foreach ((double a, double b, double c) in Points[..4])
            {
                double expected = FormulaValue.Of(formulas[i], ("x", a), ("y", b), ("z", c));

                // The runtime's functions are within a few units of the last place.
                foreach (string form in new[] { "V", "S" })
                {
                    Assert.InRange(Call(rendered, form + i, a, b, c), expected - (1e-14 * Math.Abs(expected)), expected + (1e-14 * Math.Abs(expected)));
                }
            }
        }
    }

    [Fact]
    // A choice within a choice has parentheses for the reader.
    public void WithoutAnyPairOfParenthesesItWouldBeAnotherFormula()
    {
        for (int seed = 0; seed < Count; seed++)
        {
            Formula formula = new RandomFormulas(seed).Next(5, names: false);
            foreach (string text in new[] { VectorRenderer.Render(formula, Precision.Single).Result, ScalarRenderer.Expression(formula, Precision.Single) })
            {
                ExpressionSyntax expression = SyntaxFactory.ParseExpression(text);
                Assert.Equal(text, expression.ToFullString());
                foreach (ParenthesizedExpressionSyntax pair in expression.DescendantNodesAndSelf().OfType<ParenthesizedExpressionSyntax>().Where(pair => pair.Expression is not ConditionalExpressionSyntax))
                {
                    string without = text.Remove(pair.CloseParenToken.SpanStart, 1).Remove(pair.OpenParenToken.SpanStart, 1);
                    ExpressionSyntax other = SyntaxFactory.ParseExpression(without);
                    Assert.False(!other.ContainsDiagnostics && Canonical(other) == Canonical(expression), $"{text} needs no parentheses at {pair.OpenParenToken.SpanStart}: {without}");
                }
            }
        }
    }

    [Theory]
    [InlineData("x - y", "x + -y")]
    [InlineData("x - (y - x)", "x - (y - x)")]
    [InlineData("x * y + x", "(x * y) + x")]
    [InlineData("x * (y + x)", "x * (y + x)")]
    [InlineData("x * (y * x)", "x * (y * x)")]
    [InlineData("x * y * x", "(x * y) * x")]
    [InlineData("-(x * y)", "-(x * y)")]
    [InlineData("-x * y", "(-x) * y")]
    public void TextIsThis(string expected, string written)
    {
        Formula x = Read("x"), y = Read("y");
        Formula formula = written switch
        {
            "x + -y" => x + -y,
            "x - (y - x)" => x - (y - x),
            "(x * y) + x" => (x * y) + x,
            "x * (y + x)" => x * (y + x),
            "x * (y * x)" => x * (y * x),
            "(x * y) * x" => x * y * x,
            "-(x * y)" => -(x * y),
            _ => -x * y,
        };
        Assert.Equal(expected, VectorRenderer.Render(formula, Precision.Single).Result);
    }

    [Fact]
    public void IntermediateResultsAreDeclaredOnceBeforeTheirFirstUse()
    {
        Formula t = Let("t", Tanh(Read("x")), note: "why");
        RenderedFormula code = VectorRenderer.Render((t * t) + 1, Precision.Single);
        Assert.Equal(["// why", "DiV t = DiMath.Tanh(x);"], code.Statements);
        Assert.Equal("t * t + DiV.One", code.Result);
    }

    [Theory]
    [InlineData(0.0, "DiV.Zero")]
    [InlineData(-0.0, "new DiV(-0f)")]
    [InlineData(1.0, "DiV.One")]
    [InlineData(-1.0, "new DiV(-1f)")]
    [InlineData(0.1, "new DiV(0.1f)")]
    public void ConstantsAreThese(double value, string text) => Assert.Equal(text, VectorRenderer.Constant(value, Precision.Single));

    private static string VectorMethod(string name, Formula formula)
    {
        RenderedFormula code = VectorRenderer.Render(formula, Precision.Double);
        return $$"""
            public static double {{name}}(double xs, double ys, double zs)
            {
                DiV x = new DiV(xs), y = new DiV(ys), z = new DiV(zs);
                {{string.Join("\n    ", code.Statements)}}
                return ({{code.Result}})[0];
            }

            """;
    }

    private static Type Compile(string source)
    {
        CSharpCompilation compilation = Harness.Compile(source);
        return Assembly.Load(Harness.Image(compilation)).GetType("Rendered")!;
    }

    private static double Call(Type rendered, string method, double x, double y, double z) => (double)rendered.GetMethod(method)!.Invoke(null, [x, y, z])!;

    private static void AssertSame(Formula formula, double actual, double x, double y, double z)
    {
        double expected = FormulaValue.Of(formula, ("x", x), ("y", y), ("z", z));
        Assert.True(expected.Equals(actual), $"{formula} of {x}, {y}, {z} is {expected}, not {actual}");
    }

    // The tree without its parentheses.
    private static string Canonical(SyntaxNode node) => node switch
    {
        ParenthesizedExpressionSyntax pair => Canonical(pair.Expression),
        _ when !node.ChildNodes().Any() => node.ToString(),
        _ => $"[{node.Kind()} {string.Join(" ", node.ChildNodes().Select(Canonical))}]",
    };
}
