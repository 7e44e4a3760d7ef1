using DeepInit.Gen.Emission;
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
    /// <summary>y of z.</summary>
    public abstract VectorCode Forward(ActivationSpec spec, Precision precision);

    /// <summary>y of one z, to about four digits: for the checks of signals, not for networks.</summary>
    public abstract double At(ActivationSpec spec, double z);

    public sealed override double SecondMoment(ActivationSpec spec, double variance, int features) =>
        NormalExpectation.Of(z => At(spec, z) * At(spec, z), variance);

    // Slopes by differences over a small part of the deviation, wide enough for the four digits of At; to both sides, for the sake of kinks.
    public sealed override double SlopeMoment(ActivationSpec spec, double variance, int features)
    {
        double h = 0.02 * Math.Max(Math.Sqrt(variance), 1e-3);
        return NormalExpectation.Of(z => (Square((At(spec, z + h) - At(spec, z)) / h) + Square((At(spec, z) - At(spec, z - h)) / h)) / 2, variance);
    }

    /// <summary>dz of dy, and of y or z.</summary>
    public abstract VectorCode Backward(ActivationSpec spec, Precision precision);

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
