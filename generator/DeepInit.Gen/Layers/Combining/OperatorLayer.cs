using DeepInit.Gen.Activations;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer that combines values of one shape by a formula, then an activation.</summary>
internal abstract class OperatorLayer<TSpec> : CombiningLayer<TSpec>
    where TSpec : OperatorSpec
{
    /// <summary>What it makes of the values, before the activation.</summary>
    protected abstract Formula Combine(IReadOnlyList<Formula> values);

    public sealed override ActivationSpec ActivationOf(LayerSpec spec) => ((OperatorSpec)spec).Activation;

    public sealed override LayerSpec WithActivation(LayerSpec spec, ActivationSpec activation) => ((OperatorSpec)spec) with { Activation = activation };

    public sealed override string ActivationArgument => "Activation";

    /// <summary>The bounds of the result, before the activation, from those of the values.</summary>
    protected abstract (double Low, double High) Combine(IReadOnlyList<(double Low, double High)> bounds);

    public sealed override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs)
    {
        if (!ActivationOf(spec).IsLinear)
        {
            return Activations.ActivationCatalog.Of(ActivationOf(spec)).Range;
        }

        (double Low, double High)[] known = [.. inputs.OfType<(double Low, double High)>()];
        return known.Length == inputs.Count ? Combine(known) : null;
    }

    protected abstract TSpec Create(ActivationSpec activation);

    protected sealed override TSpec ParseSpec(AttributeArguments arguments) =>
        (TSpec)((LayerSpec)Create(ParseActivation(arguments, arguments.Enum<Activation>("Activation"))) with { From = arguments.Strings(0) });

    protected sealed override Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        ActivationCatalog.Of(spec.Activation).Check(spec.Activation, issues, $"{Word} '{name}'");
        return base.Infer(spec, name, inputs, issues);
    }

    // y = f(z), z made of all values
    protected sealed override void PlanForward(TSpec spec, ForwardPlanner plan)
    {
        if (PlanInEpilogue(spec, plan))
        {
            return;
        }

        BufferUse before = spec.Activation.IsLinear ? plan.Output : plan.Keep("z", plan.OutputShape);
        string[] names = [.. Enumerable.Range(0, plan.InputCount).Select(i => "x" + i)];
        var result = new Assignment("y", Combine([.. names.Select(Functions.Read)]));
        plan.Add(ElementwiseOp.Of(
            plan.ForwardName(),
            $"{plan.Name}: {result}",
            plan.OutputShape,
            result,
            [.. names.Select((n, i) => new Operand(n, plan.Input(i), Access.Read)), new Operand("y", before, Access.Write)]));
        if (!spec.Activation.IsLinear)
        {
            plan.Activate(spec.Activation, before);
        }
    }

    /// <summary>Plans the layer as the end of a kernel that makes one of its inputs; false where it needs one of its own.</summary>
    protected virtual bool PlanInEpilogue(TSpec spec, ForwardPlanner plan) => false;

    protected sealed override void PlanBackward(TSpec spec, BackwardPlanner plan)
    {
        BufferUse dz = plan.ActivationGradient(spec.Activation, spec.Activation.IsLinear ? null : plan.Kept("z"));
        for (int i = plan.InputCount - 1; i >= 0; i--)
        {
            // The last to be planned may have the memory of dz itself: everything else has been taken from it.
            if (!(i == 0 && PassesGradient && plan.PassTo(i, dz)) && plan.InputGradient(i) is { } dx)
            {
                PlanInputGradient(plan, i, dz, dx);
            }
        }
    }

    /// <summary>Whether the gradient of an input is dz as it is.</summary>
    protected virtual bool PassesGradient => false;

    /// <summary>Plans what one input gets of dz.</summary>
    protected abstract void PlanInputGradient(BackwardPlanner plan, int input, BufferUse dz, GradientUse dx);

    protected sealed override string Describe(TSpec spec) => Word + Suffix(spec.Activation);
}

/// <summary>What was written for a layer that combines values by a formula.</summary>
internal abstract record OperatorSpec(string Kind, ActivationSpec Activation) : LayerSpec(Kind);
