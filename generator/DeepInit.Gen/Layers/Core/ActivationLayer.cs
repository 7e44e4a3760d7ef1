using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>An activation function as a layer of its own.</summary>
internal sealed class ActivationLayer : LayerKind<ActivationLayerSpec>
{
    public override string Attribute => "DeepInit.ActivationAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override bool IsActivation => true;

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => ((ActivationLayerSpec)spec).Activation.IsLinear;

    public override string ActivationArgument => "activation";

    public override ActivationSpec ActivationOf(LayerSpec spec) => ((ActivationLayerSpec)spec).Activation;

    public override LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => ((ActivationLayerSpec)spec) with { Activation = activation };

    protected override ActivationLayerSpec ParseSpec(AttributeArguments arguments) =>
        new(ParseActivation(arguments, arguments.IsSet("Activation") ? arguments.Enum<Activation>("Activation") : arguments.Enum<Activation>(0)));

    protected override Shape Infer(ActivationLayerSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        ActivationCatalog.Of(spec.Activation).Check(spec.Activation, issues, "Activation '" + name + "'");
        return inputs[0].Shape;
    }

    // y = f(x)
    protected override void PlanForward(ActivationLayerSpec spec, ForwardPlanner plan)
    {
        if (spec.Activation.IsLinear && !plan.Training)
        {
            plan.Alias(plan.Input(0));
        }
        else
        {
            plan.Activate(spec.Activation, plan.Input(0));
        }
    }

    // dx = dy · f'(x); where f' reads x, it is the input that the layer before has kept
    protected override void PlanBackward(ActivationLayerSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            BufferUse dz = plan.ActivationGradient(spec.Activation, plan.Input(0));
            plan.Copy(dz, dx, plan.OutputShape);
        }
    }

    protected override string Describe(ActivationLayerSpec spec) => spec.Activation.Function.ToString();
}

internal sealed record ActivationLayerSpec(ActivationSpec Activation) : LayerSpec("DeepInit.ActivationAttribute");
