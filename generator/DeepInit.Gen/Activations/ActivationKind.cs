using DeepInit.Gen.Formulas;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Activations;

/// <summary>An activation function: everything about it in one file, registered in <see cref="ActivationCatalog"/>.</summary>
internal abstract class ActivationKind
{
    /// <summary>The value before the activation.</summary>
    protected static Formula Z { get; } = Functions.Read("z");

    /// <summary>The value after it.</summary>
    protected static Formula Y { get; } = Functions.Read("y");

    /// <summary>The gradient of the loss by y.</summary>
    protected static Formula Dy { get; } = Functions.Read("dy");

    public abstract Activation Function { get; }

    /// <summary>The formula in words for comments, in terms of z (before) and y (after).</summary>
    public abstract string Formula(ActivationSpec spec);

    /// <summary>y of z. Where it has sums or maxima, these are over the features of a row.</summary>
    public abstract Formula Forward(ActivationSpec spec);

    /// <summary>dz of dy and one of z and y: y where it says enough, because it is there anyway.</summary>
    public abstract Formula Backward(ActivationSpec spec);

    /// <summary>Whether it acts on each number alone: then it can run in the epilogue of a matrix product.</summary>
    public bool IsElementwise(ActivationSpec spec) => !Forward(spec).IsOverRow;

    /// <summary>Whether the backward pass reads z, the value before the activation; otherwise y, the value after it, suffices.</summary>
    public bool NeedsInput(ActivationSpec spec) => Backward(spec).ReadsOperand("z");

    /// <summary>y of one z, where it is elementwise: for the checks of signals.</summary>
    public double At(ActivationSpec spec, double z) => FormulaValue.Of(Forward(spec), ("z", z));

    /// <summary>The initialiser that keeps the variance of signals under this activation.</summary>
    public virtual Init DefaultInit => Init.XavierUniform;

    /// <summary>The gain of the He kind: √(1 / E[f'(z)²]) as custom has it.</summary>
    public virtual double Gain(ActivationSpec spec) => 1;

    /// <summary>The range of y, for checks of losses.</summary>
    public virtual (double Low, double High) Range => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The parameters of <see cref="ActivationSpec"/> that it reads.</summary>
    public virtual IReadOnlyList<string> Options => [];

    /// <summary>The same activation with those parameters at their defaults that it does not read.</summary>
    public ActivationSpec WithoutUnread(ActivationSpec spec)
    {
        var defaults = new ActivationSpec(spec.Function);
        double Read(string option, double value, double otherwise) => Options.Contains(option) ? value : otherwise;
        return new(
            spec.Function,
            Read(nameof(spec.NegativeSlope), spec.NegativeSlope, defaults.NegativeSlope),
            Read(nameof(spec.Alpha), spec.Alpha, defaults.Alpha),
            Read(nameof(spec.Beta), spec.Beta, defaults.Beta),
            Read(nameof(spec.Threshold), spec.Threshold, defaults.Threshold));
    }

    /// <summary>E[y²] for normal z of mean 0 and this variance: what the layer after gets.</summary>
    /// <param name="features">The number of values that it acts on together, where it is not elementwise.</param>
    public abstract double SecondMoment(ActivationSpec spec, double variance, int features);

    /// <summary>E[f(u) f(v)] for normal u and v of mean 0, this variance and this covariance: what two rows have in common behind it.</summary>
    /// <returns>NaN where the values of a row depend on each other, so that nothing is said.</returns>
    public abstract double SharedMoment(ActivationSpec spec, double variance, double covariance);

    /// <summary>E[f'(z)²] for such z: what becomes of a gradient on its way back.</summary>
    public abstract double SlopeMoment(ActivationSpec spec, double variance, int features);

    /// <summary>Reports parameters outside their domain.</summary>
    public virtual void Check(ActivationSpec spec, Diagnostics.Issues issues, string layer)
    {
    }
}

/// <summary>An activation that acts on each number alone: what becomes of signals follows from its formula.</summary>
internal abstract class ElementwiseActivation : ActivationKind
{
    private const int HermiteTerms = 20;

    public sealed override double SecondMoment(ActivationSpec spec, double variance, int features) =>
        NormalExpectation.Of(z => Square(At(spec, z)), variance);

    // By Mehler's formula: with the Hermite coefficients a of f(σ z), E[f(u) f(v)] = Σ a[n]² cⁿ, c the correlation. What the terms leave of E[f²] is of higher order, and so counts as its lowest.
    public override double SharedMoment(ActivationSpec spec, double variance, double covariance)
    {
        if (!(variance > 0))
        {
            return Square(At(spec, 0));
        }

        double sigma = Math.Sqrt(variance), correlation = Math.Max(-1, Math.Min(1, covariance / variance));
        double[] coefficients = NormalExpectation.HermiteCoefficients(z => At(spec, sigma * z), HermiteTerms);
        double power = 1, shared = 0, all = 0;
        foreach (double a in coefficients)
        {
            shared += a * a * power;
            all += a * a;
            power *= correlation;
        }

        return shared + (Math.Max(0, SecondMoment(spec, variance, 1) - all) * power);
    }

    // By differences over a small part of the deviation, to both sides, for the sake of kinks: the mean of what a unit sees, not the derivative at a point.
    public sealed override double SlopeMoment(ActivationSpec spec, double variance, int features)
    {
        double h = 0.02 * Math.Max(Math.Sqrt(variance), 1e-3);
        return NormalExpectation.Of(z => (Square((At(spec, z + h) - At(spec, z)) / h) + Square((At(spec, z) - At(spec, z - h)) / h)) / 2, variance);
    }

    private static double Square(double x) => x * x;
}
