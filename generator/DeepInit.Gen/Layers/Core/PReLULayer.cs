using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A rectifier whose slope below zero is learned (He et al. 2015): y = max(0, x) + a · min(0, x).</summary>
internal sealed class PReLULayer : LayerKind<PReLUSpec>
{
    public override string Attribute => "DeepInit.PReLUAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override bool IsActivation => true;

    // What it is at the start.
    public override ActivationSpec ActivationOf(LayerSpec spec) => new(Activation.LeakyReLU) { NegativeSlope = ((PReLUSpec)spec).InitialSlope };

    // Its slope is a parameter.
    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => [];

    protected override PReLUSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Boolean("PerChannel", false), arguments.Double("InitialSlope", 0.25), arguments.Boolean("Trainable", true));

    protected override Shape Infer(PReLUSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (double.IsNaN(spec.InitialSlope) || double.IsInfinity(spec.InitialSlope))
        {
            issues.Add(Rules.OutOfDomain, "InitialSlope", "InitialSlope", $"PReLU '{name}'", spec.InitialSlope, "a finite number");
        }

        return inputs[0].Shape;
    }

    protected override IEnumerable<ParameterRequest> Parameters(PReLUSpec spec, IReadOnlyList<Value> inputs)
    {
        int slopes = spec.PerChannel ? inputs[0].Shape.Features : 1;
        yield return new("weight", ParameterPurpose.Own, new([slopes]), ParameterLayout.Vector, new(slopes, slopes), new InitSpec(Init.Constant, Value: spec.InitialSlope), spec.Trainable);
    }

    protected override void PlanForward(PReLUSpec spec, ForwardPlanner plan) =>
        plan.Add(new PReLUForward(spec.PerChannel, plan.OutputShape, plan.Input(0), plan.Output, new("slope", plan.Parameter("weight").Index)));

    protected override void PlanBackward(PReLUSpec spec, BackwardPlanner plan)
    {
        (BufferUse x, BufferUse dy) = (plan.Input(0), plan.OutputGradient);
        ParameterPlan slope = plan.Parameter("weight");
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Add(new PReLUBackward(spec.PerChannel, plan.OutputShape, x, dy, dx, new("slope", slope.Index)));
        }

        if (!plan.Trains("weight"))
        {
            return;
        }

        if (spec.PerChannel)
        {
            plan.Add(new FeatureGradientOp(
                plan.BackwardName("Slopes"),
                $"{plan.Name}: da = Σ dy · min(0, x)",
                plan.GradientOf(slope),
                plan.OutputShape,
                Functions.Read("dy") * Functions.Min(Functions.Read("x"), 0),
                new([Operand.Read("x", x), Operand.Read("dy", dy)])));
            return;
        }

        // The one slope's gradient is summed over each row first.
        BufferUse sums = plan.Temporary("slope", new Shape(1));
        plan.Add(new PReLURowSums(plan.OutputShape, x, dy, sums));
        plan.Add(new FeatureGradientOp(plan.BackwardName("Slope"), $"{plan.Name}: da = Σ over rows", plan.GradientOf(slope), new Shape(1), Functions.Read("perRow"), new([Operand.Read("perRow", sums)])));
    }

    protected override string Describe(PReLUSpec spec) => spec.PerChannel ? "PReLU per channel" : "PReLU";
}

internal sealed record PReLUSpec(bool PerChannel, double InitialSlope, bool Trainable)
    : LayerSpec("DeepInit.PReLUAttribute");
