using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Activations;

/// <summary>An activation function: everything about it in one file, registered in <see cref="ActivationCatalog"/>.</summary>
internal abstract class ActivationKind
{
    public abstract Activation Function { get; }

    /// <summary>The formula in words for comments, in terms of z (before) and y (after).</summary>
    public abstract string Formula(ActivationSpec spec);

    /// <summary>Whether the backward pass reads z, the value before the activation; otherwise y, the value after it, suffices.</summary>
    public virtual bool NeedsInput(ActivationSpec spec) => false;

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

    /// <summary>E[f'(z)²] for such z: what becomes of a gradient on its way back.</summary>
    public abstract double SlopeMoment(ActivationSpec spec, double variance, int features);

    /// <summary>Reports parameters outside their domain.</summary>
    public virtual void Check(ActivationSpec spec, Diagnostics.Issues issues, string layer)
    {
    }
}

/// <summary>An activation that acts on each element alone: it can run in the epilogue of a matrix product.</summary>
internal abstract class ElementwiseActivation : ActivationKind
{
    /// <summary>The value before the activation.</summary>
    protected static Formula Z { get; } = Functions.Read("z");

    /// <summary>The value after it.</summary>
    protected static Formula Y { get; } = Functions.Read("y");

    /// <summary>The gradient of the loss by y.</summary>
    protected static Formula Dy { get; } = Functions.Read("dy");

    /// <summary>y of z.</summary>
    public abstract Formula Forward(ActivationSpec spec);

    /// <summary>dz of dy and one of z and y: y where it says enough, because it is there anyway.</summary>
    public abstract Formula Backward(ActivationSpec spec);

    public sealed override bool NeedsInput(ActivationSpec spec) => Backward(spec).ReadsOperand("z");

    /// <summary>y of one z: for the checks of signals.</summary>
    public double At(ActivationSpec spec, double z) => FormulaValue.Of(Forward(spec), ("z", z));

    public sealed override double SecondMoment(ActivationSpec spec, double variance, int features) =>
        NormalExpectation.Of(z => Square(At(spec, z)), variance);

    // By differences over a small part of the deviation, to both sides, for the sake of kinks: the mean of what a unit sees, not the derivative at a point.
    public sealed override double SlopeMoment(ActivationSpec spec, double variance, int features)
    {
        double h = 0.02 * Math.Max(Math.Sqrt(variance), 1e-3);
        return NormalExpectation.Of(z => (Square((At(spec, z + h) - At(spec, z)) / h) + Square((At(spec, z) - At(spec, z - h)) / h)) / 2, variance);
    }

    private static double Square(double x) => x * x;
}

/// <summary>An activation over the features of a row.</summary>
internal abstract class RowwiseActivation : ActivationKind
{
    /// <summary>Writes the body of <c>(ref z, ref y, rows)</c>.</summary>
    public abstract void WriteForward(SourceWriter writer, RowShape shape);

    /// <summary>Writes the body of <c>(ref y, ref dy, rows)</c>, which replaces dy by dz.</summary>
    public abstract void WriteBackward(SourceWriter writer, RowShape shape);
}
