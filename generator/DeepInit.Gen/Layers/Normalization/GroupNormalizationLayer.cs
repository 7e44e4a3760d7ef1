using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Group normalisation (Wu &amp; He 2018): mean and variance of each row over all positions and the channels of a group.</summary>
internal sealed class GroupNormalizationLayer : NormalizationLayer<GroupNormalizationSpec>
{
    public override string Attribute => "DeepInit.GroupNormalizationAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public override bool TakesMeans => true;

    public override int? NormalizedTogether(LayerSpec spec, Shape input) => input.Length / Math.Max(1, ((GroupNormalizationSpec)spec).Groups);

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) =>
        [.. base.GraphOptions(spec, inputs), .. GraphOption.Of("Groups", 0, ((GroupNormalizationSpec)spec).Groups)];

    protected override GroupNormalizationSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Double("Epsilon", 1e-5), arguments.Boolean("Trainable", true), arguments.Int32(0));

    protected override Shape Infer(GroupNormalizationSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Groups < 1)
        {
            issues.Add(Rules.OutOfDomain, "groups", "Groups", $"GroupNormalization '{name}'", spec.Groups, "at least 1");
        }
        else if (inputs[0].Shape.Features % spec.Groups != 0)
        {
            issues.Add(Rules.ArgumentMismatch, "groups", $"GroupNormalization '{name}'", $"divides channels into {spec.Groups} groups of one size", inputs[0].Shape.Features + " channels");
        }

        return base.Infer(spec, name, inputs, issues);
    }

    protected override void PlanForward(GroupNormalizationSpec spec, ForwardPlanner plan)
    {
        var channels = new Shape(plan.OutputShape.Features);
        plan.Add(new GroupNormalizationForward(
            spec,
            plan.OutputShape,
            plan.Input(0),
            plan.Output,
            plan.Temporary("mean", channels),
            plan.Keep("s", channels),
            plan.Training ? plan.Keep("h", plan.OutputShape) : null,
            new(Affine(plan))));
    }

    protected override void PlanBackward(GroupNormalizationSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            var channels = new Shape(plan.OutputShape.Features);
            plan.Add(new GroupNormalizationBackward(
                spec,
                plan.OutputShape,
                plan.OutputGradient,
                plan.Kept("h"),
                plan.Kept("s"),
                plan.Temporary("mean", channels),
                plan.Temporary("slope", channels),
                dx,
                new("weight", plan.Parameter("weight").Index)));
        }

        PlanAffineGradients(plan);
    }

    protected override string Describe(GroupNormalizationSpec spec) => $"GroupNormalization {spec.Groups}";
}

internal sealed record GroupNormalizationSpec(double Epsilon, bool Trainable, int Groups)
    : NormalizationSpec("DeepInit.GroupNormalizationAttribute", Epsilon, Trainable);
