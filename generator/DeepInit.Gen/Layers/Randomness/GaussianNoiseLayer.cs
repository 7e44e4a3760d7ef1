using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Adds normal noise while training; the identity at inference.</summary>
internal sealed class GaussianNoiseLayer : LayerKind<GaussianNoiseSpec>
{
    public override string Attribute => "DeepInit.GaussianNoiseAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override bool IsRandom => true;

    public override bool ActsInTrainingAlone => true;

    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments)
    {
        double sigma = ((GaussianNoiseSpec)spec).Sigma;
        return moments[0] + (sigma * sigma);
    }

    protected override GaussianNoiseSpec ParseSpec(AttributeArguments arguments) => new(arguments.Double(0));

    protected override Shape Infer(GaussianNoiseSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Sigma is not (>= 0 and < double.PositiveInfinity))
        {
            issues.Add(Rules.OutOfDomain, "sigma", "Sigma", $"GaussianNoise '{name}'", spec.Sigma, "finite and at least 0");
        }

        return inputs[0].Shape;
    }

    protected override void PlanForward(GaussianNoiseSpec spec, ForwardPlanner plan)
    {
        if (!plan.Training)
        {
            plan.Alias(plan.Input(0));
            return;
        }

        BufferUse noise = plan.Temporary("noise", plan.OutputShape);
        plan.Add(new NoiseOp(noise, plan.NodeIndex, plan.OutputShape));
        plan.Add(ElementwiseOp.Of(
            plan.ForwardName(),
            $"{plan.Name}: y = x + {Literal.Of(spec.Sigma)} · noise",
            plan.OutputShape,
            new("y", Functions.Read("x") + (spec.Sigma * Functions.Read("noise"))),
            new("x", plan.Input(0), Access.Read),
            new("noise", noise, Access.Read),
            new("y", plan.Output, Access.Write)));
    }

    // dx = dy
    protected override void PlanBackward(GaussianNoiseSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Copy(plan.OutputGradient, dx, plan.OutputShape);
        }
    }

    protected override string Describe(GaussianNoiseSpec spec) => $"GaussianNoise {Literal.Of(spec.Sigma)}";
}

internal sealed record GaussianNoiseSpec(double Sigma) : LayerSpec("DeepInit.GaussianNoiseAttribute");
