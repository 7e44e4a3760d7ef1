namespace DeepInit.Gen.Formulas;

/// <summary>What formulas are written with, beside the operators.</summary>
internal static class Functions
{
    public static Formula One { get; } = 1;

    /// <summary>An operand.</summary>
    public static Formula Read(string name) => new ReadFormula(name);

    /// <summary>An intermediate result under a name: see <see cref="LetFormula"/>.</summary>
    public static Formula Let(string name, Formula value, string? note = null) => new LetFormula(name, value, note);

    /// <summary>The largest of all features, under a name: see <see cref="ReduceFormula"/>.</summary>
    public static Formula MaxOver(string name, Formula value) => new ReduceFormula(name, RowReduction.Max, value);

    /// <summary>The sum over all features, under a name: see <see cref="ReduceFormula"/>.</summary>
    public static Formula SumOver(string name, Formula value) => new ReduceFormula(name, RowReduction.Sum, value);

    /// <summary>x_c: an operand's number of the row's class.</summary>
    public static Formula AtClass(Formula operand) => new AtFormula(((ReadFormula)operand).Name);

    public static Formula Select(Condition condition, Formula then, Formula otherwise) => new SelectFormula(condition, then, otherwise);

    public static Condition Equal(Formula a, Formula b) => new(Comparison.Equal, a, b);

    /// <summary>A product that is 0 where its factor is: also where another factor is infinite.</summary>
    public static Formula OrZero(Formula product, Formula factor) => Select(Equal(factor, 0), 0, product);

    /// <summary>a · b + c.</summary>
    public static Formula MultiplyAdd(Formula a, Formula b, Formula c) => new CallFormula(Function.MultiplyAdd, a, b, c);

    public static Formula Abs(Formula x) => new CallFormula(Function.Abs, x);

    public static Formula Sqrt(Formula x) => new CallFormula(Function.Sqrt, x);

    public static Formula Min(Formula a, Formula b) => new CallFormula(Function.Min, a, b);

    public static Formula Max(Formula a, Formula b) => new CallFormula(Function.Max, a, b);

    /// <summary>x, no less and no more than that. A choice, because in some frameworks the minimum and maximum of vectors make a number of what is none.</summary>
    public static Formula Within(Formula x, Formula least, Formula most) => Select(x > most, most, Select(x < least, least, x));

    public static Formula Exp(Formula x) => new CallFormula(Function.Exp, x);

    /// <summary>eˣ − 1.</summary>
    public static Formula Expm1(Formula x) => new CallFormula(Function.Expm1, x);

    public static Formula Log(Formula x) => new CallFormula(Function.Log, x);

    /// <summary>ln(1 + x).</summary>
    public static Formula Log1p(Formula x) => new CallFormula(Function.Log1p, x);

    public static Formula Tanh(Formula x) => new CallFormula(Function.Tanh, x);

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static Formula Sigmoid(Formula x) => new CallFormula(Function.Sigmoid, x);

    /// <summary>ln(1 + eˣ).</summary>
    public static Formula Softplus(Formula x) => new CallFormula(Function.Softplus, x);

    /// <summary>Φ(x), the standard normal distribution function.</summary>
    public static Formula NormalCdf(Formula x) => new CallFormula(Function.NormalCdf, x);

    /// <summary>aᵇ; in scalars only.</summary>
    public static Formula Pow(Formula a, Formula b) => new CallFormula(Function.Pow, a, b);
}
