using System.Globalization;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>
/// The largest or the smallest of values of one shape, elementwise, then an activation. Its gradient goes to the value that was taken; where several are equal, each has
/// the same share, as PyTorch's <c>amax</c> and <c>maximum</c> have it. That is one of the subgradients, and treats all values alike.
/// </summary>
internal abstract class ExtremeLayer<TSpec> : OperatorLayer<TSpec>
    where TSpec : OperatorSpec
{
    // Φ is smooth over a 32nd of a deviation, and 0 or 1 to 15 digits beyond eight.
    private const int Steps = 256;
    private const double Deviations = 8;

    /// <summary>The one of two values that it takes.</summary>
    protected abstract Formula Take(Formula a, Formula b);

    /// <summary>Whether a value is not the one that was taken.</summary>
    protected abstract Condition Loses(Formula value, Formula taken);

    protected sealed override Formula Combine(IReadOnlyList<Formula> values) => values.Aggregate(Take);

    // One of n values alike has the gradient of an nth of the elements.
    public sealed override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => 1.0 / inputs.Count;

    // Of independent, centred normal values: E[y²] = ∫ 2t · (P(y > t) + P(y < −t)) dt over t > 0. A smallest value is a largest one with the other sign. Of two it is
    // their mean, because max² + min² = a² + b²; of n alike it grows with n. One that starts at 0 is a value like others.
    public sealed override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments)
    {
        double[] deviations = [.. moments.Select(moment => double.IsNaN(moment) ? 0 : Math.Sqrt(moment))];
        double largest = deviations.Max();
        if (largest == 0 || double.IsInfinity(largest))
        {
            return moments.Any(double.IsInfinity) ? double.PositiveInfinity : double.NaN;
        }

        double step = Deviations * largest / Steps;
        double sum = 0;
        for (int i = 0; i < Steps; i++)
        {
            double t = (i + 0.5) * step;
            double below = deviations.Aggregate(1.0, (product, deviation) => product * SpecialFunctions.NormalCdf(t / deviation));
            double beyond = deviations.Aggregate(1.0, (product, deviation) => product * SpecialFunctions.NormalCdf(-t / deviation));
            sum += 2 * t * (1 - below + beyond) * step;
        }

        return sum;
    }

    // dx = dz / (how many were taken) where x was; a NaN loses to nobody, so that the gradient's own NaN goes on.
    protected sealed override void PlanInputGradient(BackwardPlanner plan, int input, BufferUse dz, GradientUse dx)
    {
        Formula[] values = [.. Enumerable.Range(0, plan.InputCount).Select(i => Functions.Read("x" + i))];
        Formula taken = Functions.Let("m", Combine(values));
        Formula count = values.Select(value => Functions.Select(Loses(value, taken), 0, 1)).Aggregate((a, b) => a + b);
        Formula share = Functions.Select(Loses(values[input], taken), 0, Functions.Read("dz") / count);
        plan.Accumulate(
            input.ToString(CultureInfo.InvariantCulture),
            "dx" + input,
            share.ToString(),
            dx,
            plan.OutputShape,
            share,
            [new Operand("dz", dz, Access.Read), .. values.Select((_, i) => new Operand("x" + i, plan.Input(i), Access.Read))]);
    }
}
