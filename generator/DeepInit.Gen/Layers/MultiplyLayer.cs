using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The product of values of one shape, elementwise, as a gate makes it; then an activation.</summary>
internal sealed class MultiplyLayer : CombiningLayer<MultiplySpec>
{
    public override string Attribute => "DeepInit.MultiplyAttribute";

    // dx = dy · (product of the others)
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) =>
        moments.Where((_, i) => i != input).Aggregate(1.0, (product, moment) => product * moment);

    public override ActivationSpec ActivationOf(LayerSpec spec) => ((MultiplySpec)spec).Activation;

    public override LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => ((MultiplySpec)spec) with { Activation = activation };

    // Of independent values.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        moments.Aggregate(1.0, (product, moment) => product * moment);

    protected override MultiplySpec ParseSpec(AttributeArguments arguments) =>
        new(ParseActivation(arguments, arguments.Enum<Activation>("Activation"))) { From = arguments.Strings(0) };

    protected override Shape Infer(MultiplySpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        ActivationCatalog.Of(spec.Activation).Check(spec.Activation, issues, "Multiply '" + name + "'");
        return base.Infer(spec, name, inputs, issues);
    }

    // y = f(a · b · …)
    protected override void PlanForward(MultiplySpec spec, ForwardPlanner plan)
    {
        BufferUse before = spec.Activation.IsLinear ? plan.Output : plan.Keep("z", plan.OutputShape);
        string[] names = [.. Enumerable.Range(0, plan.InputCount).Select(i => "x" + i)];
        plan.Add(ElementwiseOp.Of(
            plan.Method("Forward"),
            $"{plan.Name}: y = {string.Join(" · ", names)}",
            plan.OutputShape,
            $"DiSimd.Store({string.Join(" * ", names)}, ref yAt, i);",
            [.. names.Select((n, i) => new Operand(n, plan.Input(i), Access.Read)), new Operand("y", before, Access.Write)]));
        if (!spec.Activation.IsLinear)
        {
            plan.Activate(spec.Activation, before);
        }
    }

    // da = dz · (product of the others)
    protected override void PlanBackward(MultiplySpec spec, BackwardPlanner plan)
    {
        BufferUse dz = plan.ActivationGradient(spec.Activation, spec.Activation.IsLinear ? null : plan.Kept("z"));
        for (int i = 0; i < plan.InputCount; i++)
        {
            if (plan.InputGradient(i) is { } dx)
            {
                int[] others = [.. Enumerable.Range(0, plan.InputCount).Where(j => j != i)];
                plan.Accumulate(
                    "Backward_" + i,
                    $"{plan.Name}: dx{i} = dy · {string.Join(" · ", others.Select(j => "x" + j))}",
                    dx,
                    plan.OutputShape,
                    string.Join(" * ", others.Select(j => "x" + j).Prepend("dy")),
                    [new Operand("dy", dz, Access.Read), .. others.Select(j => new Operand("x" + j, plan.Input(j), Access.Read))]);
            }
        }
    }

    protected override string Describe(MultiplySpec spec) => "Multiply" + Suffix(spec.Activation);
}

internal sealed record MultiplySpec(ActivationSpec Activation) : LayerSpec("DeepInit.MultiplyAttribute");
