using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>Zeroes a fraction of its input while training and scales the rest by 1 / (1 − rate); the identity at inference.</summary>
internal sealed class DropoutLayer : LayerKind<DropoutSpec>
{
    public override string Attribute => "DeepInit.DropoutAttribute";

    public override Passing Passes => Passing.Values;

    // E[mask²] = 1 / (1 − rate)
    public override double GradientFactor(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments, int input) => 1 / (1 - ((DropoutSpec)spec).Rate);

    // What is kept is scaled by 1 / (1 − rate), and kept with probability 1 − rate.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => moments[0] / (1 - ((DropoutSpec)spec).Rate);

    protected override DropoutSpec ParseSpec(AttributeArguments arguments) => new(arguments.Double(0));

    protected override Shape Infer(DropoutSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        // The negated pattern also catches NaN.
        if (spec.Rate is not (>= 0 and < 1))
        {
            // 50 was meant as per cent.
            double suggested = spec.Rate is > 1 and < 100 ? spec.Rate / 100 : 0.5;
            issues.Suggest(Rules.OutOfDomain, "rate", suggested.ToString("R", System.Globalization.CultureInfo.InvariantCulture), "Rate", "Dropout '" + name + "'", spec.Rate, "in [0, 1)");
        }

        return inputs[0].Shape;
    }

    protected override void PlanForward(DropoutSpec spec, ForwardPlanner plan)
    {
        if (!plan.Training)
        {
            plan.Alias(plan.Input(0));
            return;
        }

        BufferUse mask = plan.Keep("mask", plan.OutputShape);
        plan.Add(new DropoutMaskOp(mask, spec.Rate, plan.NodeIndex, plan.OutputShape));
        plan.Add(ElementwiseOp.Of(
            plan.Method("Forward"),
            $"{plan.Name}: y = mask · x, mask 0 with probability {Emission.Literal.Of(spec.Rate)}, else 1 / (1 − rate)",
            plan.OutputShape,
            "DiSimd.Store(x * mask, ref yAt, i);",
            new("x", plan.Input(0), Access.Read),
            new("mask", mask, Access.Read),
            new("y", plan.Output, Access.Write)));
    }

    // dx = mask · dy
    protected override void PlanBackward(DropoutSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.Accumulate("Backward", $"{plan.Name}: dx = mask · dy", dx, plan.OutputShape, "dy * mask", new("dy", plan.OutputGradient, Access.Read), new("mask", plan.Kept("mask"), Access.Read));
        }
    }

    protected override string Describe(DropoutSpec spec) => $"Dropout {Emission.Literal.Of(spec.Rate)}";
}

internal sealed record DropoutSpec(double Rate) : LayerSpec("DeepInit.DropoutAttribute");
