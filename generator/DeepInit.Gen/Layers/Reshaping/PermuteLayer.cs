using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Another order of the axes of each row, as nested loops over the places that are written.</summary>
internal sealed class PermuteLayer : LayerKind<PermuteSpec>
{
    public override string Attribute => "DeepInit.PermuteAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Refuses;

    public override Passing Passes => Passing.Values;

    public override bool IsAffine(LayerSpec spec) => true;

    // Where channels stay channels.
    public override bool ShiftsWithInput(LayerSpec spec, Shape input, Shape output) => spec is PermuteSpec { Axes: { Count: > 0 } axes } && axes[axes.Count - 1] == axes.Count;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => GraphOption.Of("Axes", 0, [.. ((PermuteSpec)spec).Axes]);

    protected override PermuteSpec ParseSpec(AttributeArguments arguments) => new(arguments.Int32s(0));

    protected override Shape Infer(PermuteSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Shape shape = inputs[0].Shape;
        int rank = shape.Dimensions.Count;
        if (!spec.Axes.OrderBy(axis => axis).SequenceEqual(Enumerable.Range(1, spec.Axes.Count)))
        {
            issues.Add(Rules.OutOfDomain, "axes", "Axes", $"Permute '{name}'", spec.Axes.Count == 0 ? "empty" : string.Join(", ", spec.Axes), $"each of the axes 1 to {rank} once");
            return shape;
        }

        if (spec.Axes.Count != rank)
        {
            issues.Add(Rules.ArgumentMismatch, "axes", $"Permute '{name}'", $"orders {spec.Axes.Count} axes", $"{shape}, {rank} {(rank == 1 ? "axis" : "axes")}");
            return shape;
        }

        return new Shape(spec.Axes.Select(axis => shape.Dimensions[axis - 1]).ToEquatableArray());
    }

    protected override void PlanForward(PermuteSpec spec, ForwardPlanner plan) => plan.Add(new PermuteKernel(
        KernelDirection.Forward,
        $"{plan.InputShape(0)} → {plan.OutputShape}, axes {string.Join(", ", spec.Axes)}",
        spec.Axes.Select(axis => axis - 1).ToEquatableArray(),
        plan.InputShape(0),
        plan.OutputShape,
        plan.Input(0),
        Operand.Write("y", plan.Output)));

    protected override void PlanBackward(PermuteSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            int[] axes = [.. spec.Axes];
            plan.Add(new PermuteKernel(
                KernelDirection.Backward,
                $"dx {dx.Sign} dy, the axes back",
                Enumerable.Range(1, axes.Length).Select(axis => Array.IndexOf(axes, axis)).ToEquatableArray(),
                plan.OutputShape,
                plan.InputShape(0),
                plan.OutputGradient,
                dx.As("dx")));
        }
    }

    protected override string Describe(PermuteSpec spec) => $"Permute {string.Join(", ", spec.Axes)}";
}

internal sealed record PermuteSpec(EquatableArray<int> Axes)
    : LayerSpec("DeepInit.PermuteAttribute");
