using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Batch normalisation (Ioffe &amp; Szegedy 2015), PyTorch's form: biased variance in the output, unbiased in the running statistics.</summary>
internal sealed class BatchNormalizationLayer : NormalizationLayer<BatchNormalizationSpec>
{
    public override string Attribute => "DeepInit.BatchNormalizationAttribute";

    // Means and variances are of the real steps of the batch: without any there are none.
    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each.OfAtLeastOne;

    public override bool ReadsMode => true;

    public override bool TakesMeans => true;

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ReadsBatch(LayerSpec spec) => !((BatchNormalizationSpec)spec).Frozen;

    public override RunningScale RunningScaleOf(LayerSpec spec) => new("weight", "bias", "running_mean", "running_var", ((BatchNormalizationSpec)spec).Epsilon);

    protected override BatchNormalizationSpec ParseSpec(AttributeArguments arguments) => new(
        arguments.Double("Epsilon", 1e-5),
        arguments.Boolean("Trainable", true),
        arguments.Double("Momentum", 0.1),
        arguments.Boolean("Frozen", false));

    protected override Shape Infer(BatchNormalizationSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Momentum is not (>= 0 and <= 1))
        {
            issues.Add(Rules.OutOfDomain, "Momentum", "Momentum", $"BatchNormalization '{name}'", spec.Momentum, "in [0, 1]");
        }

        return base.Infer(spec, name, inputs, issues);
    }

    protected override IEnumerable<ParameterRequest> Parameters(BatchNormalizationSpec spec, IReadOnlyList<Value> inputs)
    {
        int features = inputs[0].Shape.Features;
        return base.Parameters(spec, inputs).Concat(
        [
            Statistic("running_mean", InitSpec.Zeros),
            Statistic("running_var", new InitSpec(Init.Ones)),
        ]);

        ParameterRequest Statistic(string role, InitSpec init) =>
            new(role, ParameterPurpose.Statistic, new([features]), ParameterLayout.Vector, new(features, features), init, Trainable: false) { Taken = spec.Frozen ? 0 : spec.Momentum };
    }

    protected override void PlanForward(BatchNormalizationSpec spec, ForwardPlanner plan)
    {
        bool moves = plan.Training && !spec.Frozen;
        plan.Add(new BatchNormalizationForward(
            spec,
            plan.OutputShape,
            plan.Input(0),
            plan.Output,
            plan.Training ? plan.Keep("h", plan.OutputShape) : null,
            new([.. Affine(plan), new("runningMean", plan.Parameter("running_mean").Index, moves), new("runningVariance", plan.Parameter("running_var").Index, moves)]),
            plan.Training ? plan.Fixed("scale", Panel.Padded(plan.OutputShape.Features), Access.Write) : null));
    }

    protected override void PlanBackward(BatchNormalizationSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is not { } dx)
        {
            PlanAffineGradients(plan);
            return;
        }

        // The sums that dx needs are the gradients of weight and bias.
        KernelGradient? Gradient(string role) => plan.Trains(role) ? new("d" + role, plan.GradientOf(plan.Parameter(role))) : null;
        plan.Add(new BatchNormalizationBackward(
            spec,
            plan.OutputShape,
            plan.OutputGradient,
            plan.Kept("h"),
            dx,
            new("weight", plan.Parameter("weight").Index),
            plan.Fixed("scale", 0, Access.Read),
            Gradient("weight"),
            Gradient("bias")));
    }

    protected override string Describe(BatchNormalizationSpec spec) => spec.Frozen ? "BatchNormalization, frozen" : "BatchNormalization";
}

internal sealed record BatchNormalizationSpec(double Epsilon, bool Trainable, double Momentum, bool Frozen)
    : NormalizationSpec("DeepInit.BatchNormalizationAttribute", Epsilon, Trainable);
