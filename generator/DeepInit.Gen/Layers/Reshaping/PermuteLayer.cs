using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
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

    protected override void PlanForward(PermuteSpec spec, ForwardPlanner plan) => plan.AddKernel(
        "Forward",
        $"{plan.Name}: {plan.InputShape(0)} → {plan.OutputShape}, axes {string.Join(", ", spec.Axes)}",
        [new("from", plan.Input(0), Access.Read), new("to", plan.Output, Access.Write)],
        itemsPerRow: 1);

    protected override void PlanBackward(PermuteSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= dy, the axes back",
                [new("from", plan.OutputGradient, Access.Read), new("to", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write)],
                itemsPerRow: 1);
        }
    }

    // An item is a row.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        EquatableArray<int> axes = ((PermuteSpec)spec).Axes;
        bool forward = op.Pass == "Forward";
        Shape from = forward ? kernel.InputShape : kernel.OutputShape;
        Shape to = forward ? kernel.OutputShape : kernel.InputShape;

        // The axis of the source that runs along each axis of the destination.
        int[] sources = [.. Enumerable.Range(0, axes.Count).Select(i => forward ? axes[i] - 1 : Array.IndexOf([.. axes], i + 1))];
        int last = axes.Count - 1;
        SourceWriter text = kernel.Text;
        text.Open("for (int r = first; r < end; r++)");
        for (int i = 0; i < last; i++)
        {
            text.Open($"for (int i{i} = 0; i{i} < {to.Dimensions[i]}; i{i}++)");
        }

        string place = Place(to, [.. Enumerable.Range(0, last).Select(i => "i" + i)]);
        string sourcePlace = Place(from, [.. Enumerable.Range(0, last).Select(axis => "i" + Array.IndexOf(sources, axis))]);
        bool adds = op.Pass == "AccumulateBackward";
        if (sources[last] == last)
        {
            // Features stay together: whole vectors move.
            text.Open($"for (int i{last} = 0; i{last} < {Panel.Padded(to.Features)}; i{last} += DiV.Count)");
            text.Write($"DiV x = DiSimd.Load(ref fromAt, {Feature("i" + last, from, sourcePlace)});");
            text.Write($"int at = {Feature("i" + last, to, place)};");
            text.Write($"DiSimd.Store({(adds ? "DiSimd.Load(ref toAt, at) + x" : "x")}, ref toAt, at);").Close();
        }
        else
        {
            text.Open($"for (int i{last} = 0; i{last} < {to.Features}; i{last}++)");
            text.Write($"DiUnsafe.Add(ref toAt, {Feature("i" + last, to, place)}) {(adds ? "+" : "")}= DiUnsafe.Add(ref fromAt, {Feature("i" + Array.IndexOf(sources, last), from, sourcePlace)});").Close();
            if (!adds && to.Features % Panel.Width != 0)
            {
                text.Line().Open($"for (int i{last} = {to.Features}; i{last} < {Panel.Padded(to.Features)}; i{last}++)").Write($"DiUnsafe.Add(ref toAt, {Feature("i" + last, to, place)}) = 0;").Close();
            }
        }

        for (int i = 0; i <= last; i++)
        {
            text.Close();
        }
    }

    protected override string Describe(PermuteSpec spec) => $"Permute {string.Join(", ", spec.Axes)}";

    // The number of a position: all axes but the last, row-major.
    private static string Place(Shape shape, string[] indices)
    {
        string place = "0";
        for (int i = 0; i < indices.Length; i++)
        {
            place = i == 0 ? indices[0] : $"(({place}) * {shape.Dimensions[i]}) + {indices[i]}";
        }

        return place;
    }

    // The offset of a feature of row r at a position.
    private static string Feature(string feature, Shape shape, string place) =>
        $"((((({feature} >> 4) * rows) + r) * {shape.Positions}) + ({place})) * 16 + ({feature} & 15)";
}

internal sealed record PermuteSpec(EquatableArray<int> Axes)
    : LayerSpec("DeepInit.PermuteAttribute");
