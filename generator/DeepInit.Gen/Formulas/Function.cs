namespace DeepInit.Gen.Formulas;

/// <summary>A function that formulas may call. There is one object of each.</summary>
/// <param name="Name">Its name in mathematics.</param>
/// <param name="Cost">What a call costs, in multiplications of vectors: the operations of its code in the runtime's <c>VectorMath</c>, divisions and roots as 5.</param>
/// <param name="At">Its value, in double precision.</param>
internal sealed record Function(string Name, int Cost, Func<IReadOnlyList<double>, double> At)
{
    /// <summary>Whether there is none of vectors.</summary>
    public bool IsScalar { get; init; }

    public static Function Abs { get; } = new("abs", 1, x => Math.Abs(x[0]));

    public static Function Sqrt { get; } = new("√", 5, x => Math.Sqrt(x[0]));

    public static Function Min { get; } = new("min", 1, x => Math.Min(x[0], x[1]));

    public static Function Max { get; } = new("max", 1, x => Math.Max(x[0], x[1]));

    /// <summary>a · b + c, rounded once where the processor can.</summary>
    public static Function MultiplyAdd { get; } = new("fma", 1, x => (x[0] * x[1]) + x[2]);

    public static Function Exp { get; } = new("exp", 18, x => Math.Exp(x[0]));

    /// <summary>eˣ − 1.</summary>
    public static Function Expm1 { get; } = new("expm1", 20, x => SpecialFunctions.Expm1(x[0]));

    public static Function Log { get; } = new("ln", 32, x => Math.Log(x[0]));

    /// <summary>ln(1 + x).</summary>
    public static Function Log1p { get; } = new("ln1p", 42, x => SpecialFunctions.Log1p(x[0]));

    public static Function Tanh { get; } = new("tanh", 24, x => Math.Tanh(x[0]));

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static Function Sigmoid { get; } = new("sigmoid", 27, x => 1 / (1 + Math.Exp(-x[0])));

    /// <summary>ln(1 + eˣ).</summary>
    public static Function Softplus { get; } = new("softplus", 38, x => Math.Max(x[0], 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(x[0]))));

    /// <summary>Φ(x), the standard normal distribution function.</summary>
    public static Function NormalCdf { get; } = new("Φ", 42, x => SpecialFunctions.NormalCdf(x[0]));

    /// <summary>aᵇ; in scalars only.</summary>
    public static Function Pow { get; } = new("pow", 60, x => Math.Pow(x[0], x[1])) { IsScalar = true };

    /// <summary>NAdam's mu of a step, of beta1 and of the decay of the momentum: beta1 · (1 − ½ · 0.96^(step · decay)); in scalars only.</summary>
    public static Function NAdamMomentum { get; } = new("mu", 60, x => Mu(x[0], x)) { IsScalar = true };

    /// <summary>The product of mu up to a step; in scalars only.</summary>
    public static Function NAdamProduct { get; } = new("P", 60, x => Enumerable.Range(1, (int)x[0]).Aggregate(1.0, (product, step) => product * Mu(step, x))) { IsScalar = true };

    /// <summary>RAdam's r_k · √(1 − beta2^k) of the step k and beta2; 0 while rho_k ≤ 5. In scalars only.</summary>
    public static Function RAdamRectification { get; } = new("r", 100, x => Rectification(x[0], x[1])) { IsScalar = true };

    /// <summary>There is one object of each function, so that no two are compared by what they do.</summary>
    public bool Equals(Function? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Name);

    private static double Mu(double step, IReadOnlyList<double> x) => x[1] * (1 - (0.5 * Math.Pow(0.96, step * x[2])));

    private static double Rectification(double step, double beta2)
    {
        double power = Math.Pow(beta2, step);
        double limit = (2 / (1 - beta2)) - 1;
        double rho = limit - (2 * step * power / (1 - power));
        return rho > 5 ? Math.Sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)) * Math.Sqrt(1 - power) : 0;
    }
}
