using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The sum of values of one shape, as at the end of a residual branch; then an activation.</summary>
internal sealed class AddLayer : CombiningLayer<AddSpec>
{
    public override string Attribute => "DeepInit.AddAttribute";

    public override ActivationSpec ActivationOf(LayerSpec spec) => ((AddSpec)spec).Activation;

    public override LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => ((AddSpec)spec) with { Activation = activation };

    // Of independent values; a branch that starts at 0 adds nothing.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments.Where(moment => !double.IsNaN(moment)).DefaultIfEmpty(double.NaN).Sum();

    protected override AddSpec ParseSpec(AttributeArguments arguments) =>
        new(ParseActivation(arguments, arguments.Enum<Activation>("Activation"))) { From = arguments.Strings(0) };

    protected override Shape Infer(AddSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        ActivationCatalog.Of(spec.Activation).Check(spec.Activation, issues, "Add '" + name + "'");
        return base.Infer(spec, name, inputs, issues);
    }

    // y = f(a + b + …)
    protected override void PlanForward(AddSpec spec, ForwardPlanner plan)
    {
        BufferUse before = spec.Activation.IsLinear ? plan.Output : plan.Keep("z", plan.OutputShape);
        string[] names = [.. Enumerable.Range(0, plan.InputCount).Select(i => "x" + i)];
        plan.Add(ElementwiseOp.Of(
            plan.Method("Forward"),
            $"{plan.Name}: y = {string.Join(" + ", names)}",
            plan.OutputShape,
            $"DiSimd.Store({string.Join(" + ", names)}, ref yAt, i);",
            [.. names.Select((n, i) => new Operand(n, plan.Input(i), Access.Read)), new Operand("y", before, Access.Write)]));
        if (!spec.Activation.IsLinear)
        {
            plan.Activate(spec.Activation, before);
        }
    }

    // Each input takes dz = dy · f' whole.
    protected override void PlanBackward(AddSpec spec, BackwardPlanner plan)
    {
        BufferUse dz = plan.ActivationGradient(spec.Activation, spec.Activation.IsLinear ? null : plan.Kept("z"));
        for (int i = 0; i < plan.InputCount; i++)
        {
            if (plan.InputGradient(i) is { } dx)
            {
                plan.Copy(dz, dx, plan.OutputShape, i);
            }
        }
    }

    protected override string Describe(AddSpec spec) => "Add" + Suffix(spec.Activation);
}

internal sealed record AddSpec(ActivationSpec Activation) : LayerSpec("DeepInit.AddAttribute");
