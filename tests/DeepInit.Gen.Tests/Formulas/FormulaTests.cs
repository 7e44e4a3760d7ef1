using DeepInit.Gen.Formulas;
using static DeepInit.Gen.Formulas.Functions;

namespace DeepInit.Gen.Tests.Formulas;

/// <summary>What formulas say of themselves.</summary>
public sealed class FormulaTests
{
    private static readonly Formula X = Read("x");
    private static readonly Formula Y = Read("y");

    [Fact]
    public void EqualFormulasAreEqual()
    {
        Assert.Equal(Select(X > 0, X, 0.5 * Exp(Y)), Select(X > 0, X, 0.5 * Exp(Y)));
        Assert.NotEqual(Select(X > 0, X, 0.5 * Exp(Y)), Select(X < 0, X, 0.5 * Exp(Y)));
        Assert.NotEqual(Exp(X), Expm1(X));
    }

    [Fact]
    public void ReadsAndNamesAreListedOnce()
    {
        Formula t = Let("t", X * Y);
        Assert.Equal(["x", "y", "z"], ((t * t) + Select(X > Read("z"), 1, 0)).Reads);
        Assert.Equal(["t"], (t * t).Names);
    }

    [Fact]
    public void IntermediateResultsCostOnce()
    {
        Formula t = Let("t", Tanh(X));
        Assert.Equal(Function.Tanh.Cost + 1, (t * t).Cost);
        Assert.Equal((2 * Function.Tanh.Cost) + 1, (Tanh(X) * Tanh(X)).Cost);
        Assert.Equal(0, X.Cost);
    }

    [Fact]
    public void AFactorOfOneIsLeftOutAndASummandOfZeroIsNot()
    {
        Assert.Equal(X, X * 1);
        Assert.Equal(X, 1 * X);
        Assert.Equal(X, X / 1);
        Assert.NotEqual(X, X + 0);
        Assert.NotEqual(X, 1 / X);
    }

    [Fact]
    public void FormulasReadLikeMathematics()
    {
        Formula t = Let("t", Tanh(X));
        Assert.Equal("x · (1 − y · y)", (X * (1 - (Y * Y))).ToString());
        Assert.Equal("x > 0 ? x : −0.5 · x", Select(X > 0, X, -0.5 * X).ToString());
        Assert.Equal("|x| + t · t, t = tanh(x)", (Abs(X) + (t * t)).ToString());
        Assert.Equal("x · y − t, t = tanh(x)", MultiplyAdd(X, Y, -t).ToString());
        Assert.Equal("y += x − (x − y)", new Assignment("y", X - (X - Y), Adds: true).ToString());
    }

    [Fact]
    public void OneNameForTwoIntermediateResultsIsAnError() =>
        Assert.Contains("'t'", Assert.Throws<InvalidOperationException>(() => (Let("t", X) + Let("t", Y)).ToString()).Message, StringComparison.Ordinal);

    [Fact]
    public void SpecialFunctionsAreExact()
    {
        // From tables: Φ(1), Φ(−2), Φ(5).
        Assert.Equal(0.8413447460685429, FormulaValue.Of(NormalCdf(X), ("x", 1)), 15);
        Assert.Equal(0.02275013194817921, FormulaValue.Of(NormalCdf(X), ("x", -2)), 15);
        Assert.Equal(0.9999997133484281, FormulaValue.Of(NormalCdf(X), ("x", 5)), 15);
        Assert.Equal(1, FormulaValue.Of(Expm1(X), ("x", 1e-12)) / 1e-12, 11);
        Assert.Equal(1, FormulaValue.Of(Log1p(X), ("x", 1e-12)) / 1e-12, 11);
    }
}
