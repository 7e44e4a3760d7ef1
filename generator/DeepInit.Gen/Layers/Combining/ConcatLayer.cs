using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>Joins values along their last axis.</summary>
internal sealed class ConcatLayer : LayerKind<ConcatSpec>
{
    public override string Attribute => "DeepInit.ConcatAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override Passing Passes => Passing.Values;

    // Its share of the elements.
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) =>
        inputs[input].Shape.Features / (double)inputs.Sum(value => value.Shape.Features);

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => true;

    public override bool CombinesValues => true;

    // The mean over features.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) =>
        inputs.Select((input, i) => moments[i] * input.Shape.Features).Sum() / inputs.Sum(input => input.Shape.Features);

    protected override ConcatSpec ParseSpec(AttributeArguments arguments) => new() { From = arguments.Strings(0) };

    protected override Shape Infer(ConcatSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        for (int i = 1; i < inputs.Count; i++)
        {
            Value input = inputs[i];
            if (input.Shape.WithFeatures(1) != inputs[0].Shape.WithFeatures(1))
            {
                issues.Add(
                    Rules.InputMismatch,
                    "inputs#" + (i - inputs.Count + spec.From.Count),
                    $"Concat '{name}' (but for the last axis)",
                    inputs[0].Name,
                    inputs[0].Shape,
                    input.Name,
                    input.Shape);
            }
        }

        return inputs[0].Shape.WithFeatures(inputs.Sum(input => input.Shape.Features));
    }

    protected override void PlanForward(ConcatSpec spec, ForwardPlanner plan)
    {
        int offset = 0;
        for (int i = 0; i < plan.InputCount; i++)
        {
            int features = plan.InputShape(i).Features;
            plan.Add(new FeatureCopyOp($"{plan.Name}: features {offset} to {offset + features - 1}", plan.Input(i), plan.InputShape(i), 0, plan.Output, plan.OutputShape, offset, features, Accumulate: false));
            offset += features;
        }
    }

    protected override void PlanBackward(ConcatSpec spec, BackwardPlanner plan)
    {
        int offset = 0;
        for (int i = 0; i < plan.InputCount; i++)
        {
            int features = plan.InputShape(i).Features;
            if (plan.InputGradient(i) is { } dx)
            {
                plan.Add(new FeatureCopyOp($"{plan.Name}: gradient of features {offset} to {offset + features - 1}", plan.OutputGradient, plan.OutputShape, offset, dx.Buffer, plan.InputShape(i), 0, features, dx.Accumulate));
            }

            offset += features;
        }
    }

    protected override string Describe(ConcatSpec spec) => "Concat";
}

internal sealed record ConcatSpec() : LayerSpec("DeepInit.ConcatAttribute");
