using System.Globalization;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The product of values of one shape, elementwise, as a gate makes it; then an activation.</summary>
internal sealed class MultiplyLayer : OperatorLayer<MultiplySpec>
{
    public override string Attribute => "DeepInit.MultiplyAttribute";

    public override bool MultipliesInputs => true;

    protected override Formula Combine(IReadOnlyList<Formula> values) => values.Aggregate((a, b) => a * b);

    protected override (double Low, double High) Combine(IReadOnlyList<(double Low, double High)> bounds) => bounds.Aggregate(Product);

    private static (double Low, double High) Product((double Low, double High) a, (double Low, double High) b)
    {
        double[] products = [Product(a.Low, b.Low), Product(a.Low, b.High), Product(a.High, b.Low), Product(a.High, b.High)];
        return (products.Min(), products.Max());
    }

    // 0 · ∞ is 0 here: a bound of 0 is a number, one of infinity none.
    private static double Product(double a, double b) => a == 0 || b == 0 ? 0 : a * b;

    // dx = dy · (product of the others)
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) =>
        moments.Where((_, i) => i != input).Aggregate(1.0, (product, moment) => product * moment);

    // Of independent values.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments.Aggregate(1.0, (product, moment) => product * moment);

    protected override MultiplySpec Create(ActivationSpec activation) => new(activation);

    // da = dz · (product of the others)
    protected override void PlanInputGradient(BackwardPlanner plan, int input, BufferUse dz, GradientUse dx)
    {
        int[] others = [.. Enumerable.Range(0, plan.InputCount).Where(j => j != input)];
        Formula product = Combine([Functions.Read("dy"), .. others.Select(j => Functions.Read("x" + j))]);
        plan.Accumulate(
            input.ToString(CultureInfo.InvariantCulture),
            "dx" + input,
            product.ToString(),
            dx,
            plan.OutputShape,
            product,
            [new Operand("dy", dz, Access.Read), .. others.Select(j => new Operand("x" + j, plan.Input(j), Access.Read))]);
    }
}

internal sealed record MultiplySpec(ActivationSpec Activation) : OperatorSpec("DeepInit.MultiplyAttribute", Activation);
