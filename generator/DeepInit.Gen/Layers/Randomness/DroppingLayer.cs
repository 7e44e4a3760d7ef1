using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A layer that drops a fraction of its input while training and is the identity at inference.</summary>
internal abstract class DroppingLayer<TSpec> : LayerKind<TSpec>
    where TSpec : DroppingSpec
{
    public sealed override bool IsRandom => true;

    public sealed override bool ActsInTrainingAlone => true;

    public override Passing Passes => Passing.Values;

    public override bool IsAffine(LayerSpec spec) => true;

    protected abstract TSpec Create(double rate);

    /// <summary>Plans y from x and a fresh mask.</summary>
    protected abstract void PlanDropping(TSpec spec, ForwardPlanner plan);

    protected sealed override TSpec ParseSpec(AttributeArguments arguments) => Create(arguments.Double(0));

    protected override Shape Infer(TSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        DropoutRate.Check(spec.Rate, "rate", "Rate", Word + " '" + name + "'", usual: 0.5, issues);
        return inputs[0].Shape;
    }

    protected sealed override void PlanForward(TSpec spec, ForwardPlanner plan)
    {
        if (plan.Training)
        {
            PlanDropping(spec, plan);
        }
        else
        {
            plan.Alias(plan.Input(0));
        }
    }

    /// <summary>A fresh mask of a shape, kept for backward: 0 with probability rate, else 1 / (1 − rate); 1 where dropout is switched off.</summary>
    protected static BufferUse Mask(TSpec spec, ForwardPlanner plan, Shape shape)
    {
        BufferUse mask = plan.Keep("mask", shape);
        plan.Add(new DropoutMaskOp(mask, spec.Rate, plan.NodeIndex, shape));
        return mask;
    }

    protected override string Describe(TSpec spec) => $"{Word} {Literal.Of(spec.Rate)}";
}

/// <summary>What was written for a layer that drops values.</summary>
internal abstract record DroppingSpec(string Kind, double Rate) : LayerSpec(Kind);
