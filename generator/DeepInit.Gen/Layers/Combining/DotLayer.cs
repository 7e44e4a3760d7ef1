using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = Σ a · b over the last axis; of unit vectors if asked for: y = Σ (a / |a|) · (b / |b|).</summary>
internal sealed class DotLayer : CombiningLayer<DotSpec>
{
    public override string Attribute => "DeepInit.DotAttribute";

    public override bool SumsProducts => true;

    public override ScalarProduct? ProductOf(LayerSpec spec) => new(((DotSpec)spec).Normalize);

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    // Of independent values.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => ((DotSpec)spec).Normalize
        ? 1.0 / inputs[0].Shape.Features
        : inputs[0].Shape.Features * moments.Aggregate(1.0, (product, moment) => product * moment);

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) =>
        ((DotSpec)spec).Normalize ? (-1, 1)
        : inputs.All(input => input is { Low: >= 0 }) ? (0, double.PositiveInfinity)
        : inputs.Any(input => input is null) ? null
        : (double.NegativeInfinity, double.PositiveInfinity);

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => ((DotSpec)spec).Normalize ? [GraphOption.Of("Normalize", "True")] : [];

    protected override DotSpec ParseSpec(AttributeArguments arguments) => new(arguments.Boolean("Normalize", false)) { From = arguments.Strings(0) };

    protected override (string Words, Func<int, bool> Fits)? Counts => ("two values", count => count == 2);

    protected override Shape Infer(DotSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues) => base.Infer(spec, name, inputs, issues).WithFeatures(1);

    protected override void PlanForward(DotSpec spec, ForwardPlanner plan)
    {
        plan.Add(new DotForward(
            spec.Normalize,
            plan.InputShape(0),
            plan.Input(0),
            plan.Input(1),
            plan.Output,
            spec.Normalize && plan.Training ? plan.Keep("s", plan.OutputShape.WithFeatures(2)) : null));
    }

    protected override void PlanBackward(DotSpec spec, BackwardPlanner plan)
    {
        for (int i = 0; i < 2; i++)
        {
            if (plan.InputGradient(i) is { } dx)
            {
                DotBackward.UnitVectors? unit = spec.Normalize ? new(plan.Input(i), plan.Output, plan.Kept("s")) : null;
                plan.Add(new DotBackward(i, plan.InputShape(0), plan.OutputGradient, plan.Input(1 - i), unit, dx));
            }
        }
    }

    protected override string Describe(DotSpec spec) => spec.Normalize ? "Dot of unit vectors" : "Dot";
}

internal sealed record DotSpec(bool Normalize) : LayerSpec("DeepInit.DotAttribute");
