using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Group normalisation (Wu &amp; He 2018): mean and variance of each row over all positions and the channels of a group. Sums over positions go channel by channel
/// in vectors; groups, which may end in the middle of a vector, are put together from them.
/// </summary>
internal sealed class GroupNormalizationLayer : NormalizationLayer<GroupNormalizationSpec>
{
    public override string Attribute => "DeepInit.GroupNormalizationAttribute";

    public override bool TakesMeans => true;

    public override int? NormalizedTogether(LayerSpec spec, Shape input) => input.Length / Math.Max(1, ((GroupNormalizationSpec)spec).Groups);

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) =>
        [.. base.GraphOptions(spec, inputs), .. GraphOption.Of("Groups", 0, ((GroupNormalizationSpec)spec).Groups)];

    protected override GroupNormalizationSpec ParseSpec(AttributeArguments arguments) =>
        new(arguments.Double("Epsilon", 1e-5), arguments.Boolean("Trainable", true), arguments.Int32(0));

    protected override Shape Infer(GroupNormalizationSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Groups < 1)
        {
            issues.Add(Rules.OutOfDomain, "groups", "Groups", $"GroupNormalization '{name}'", spec.Groups, "at least 1");
        }
        else if (inputs[0].Shape.Features % spec.Groups != 0)
        {
            issues.Add(Rules.ArgumentMismatch, "groups", $"GroupNormalization '{name}'", $"divides channels into {spec.Groups} groups of one size", inputs[0].Shape.Features + " channels");
        }

        return base.Infer(spec, name, inputs, issues);
    }

    protected override void PlanForward(GroupNormalizationSpec spec, ForwardPlanner plan)
    {
        var channels = new Shape(plan.OutputShape.Features);
        Operand[] operands =
        [
            new("x", plan.Input(0), Access.Read),
            new("y", plan.Output, Access.Write),
            new("mean", plan.Temporary("mean", channels), Access.Write),
            new("s", plan.Keep("s", channels), Access.Write),
        ];
        if (plan.Training)
        {
            operands = [.. operands, new("h", plan.Keep("h", plan.OutputShape), Access.Write)];
        }

        plan.AddKernel(
            plan.Training ? "TrainingForward" : "Forward",
            $"{plan.Name}: y = h · weight + bias, h = (x − mean) · s per row and group",
            operands,
            Affine(plan),
            items: KernelWriter.RowShares);
    }

    protected override void PlanBackward(GroupNormalizationSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            var channels = new Shape(plan.OutputShape.Features);
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= s · (g − mean g − h · mean(g · h)) per group, g = dy · weight",
                [
                    new("dy", plan.OutputGradient, Access.Read),
                    new("h", plan.Kept("h"), Access.Read),
                    new("s", plan.Kept("s"), Access.Read),
                    new("mean", plan.Temporary("mean", channels), Access.Write),
                    new("slope", plan.Temporary("slope", channels), Access.Write),
                    new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write),
                ],
                [new("weight", plan.Parameter("weight").Index)],
                items: KernelWriter.RowShares);
        }

        PlanAffineGradients(plan);
    }

    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        var norm = (GroupNormalizationSpec)spec;
        SourceWriter text = kernel.Text;
        kernel.OpenRows(positions: 1);
        if (op.Pass is "Forward" or "TrainingForward")
        {
            WriteForward(norm, op, kernel, text);
        }
        else
        {
            WriteBackward(norm, op, kernel, text);
        }

        text.Close();
    }

    private static void WriteForward(GroupNormalizationSpec spec, LayerKernelOp op, KernelWriter kernel, SourceWriter text)
    {
        OpenVectors(kernel, text).Write("DiV sum = DiV.Zero;");
        OpenPositions(kernel, text).Write("sum += DiSimd.Load(ref xAt, i);").Close();
        text.Write("DiSimd.Store(sum, ref meanAt, at);").Close().Line();
        WriteGroups(spec, kernel, text, "mean", "sum / count");

        OpenVectors(kernel, text).Write("DiV mean = DiSimd.Load(ref meanAt, at);").Write("DiV squares = DiV.Zero;");
        OpenPositions(kernel, text).Write("DiV d = DiSimd.Load(ref xAt, i) - mean;").Write("squares += d * d;").Close();
        text.Write("DiSimd.Store(squares, ref sAt, at);").Close().Line();
        WriteGroups(spec, kernel, text, "s", $"1 / global::System.Math.Sqrt((sum / count) + {Literal.Of(spec.Epsilon)})", overflows: true);

        OpenVectors(kernel, text).Write("DiV mean = DiSimd.Load(ref meanAt, at), s = DiSimd.Load(ref sAt, at);").Write("DiV w = DiSimd.Load(ref weight, f), b = DiSimd.Load(ref bias, f);");
        OpenPositions(kernel, text).Write("DiV h = (DiSimd.Load(ref xAt, i) - mean) * s;");
        if (op.Pass == "TrainingForward")
        {
            text.Write("DiSimd.Store(h, ref hAt, i);");
        }

        text.Write("DiSimd.Store((h * w) + b, ref yAt, i);").Close().Close();
    }

    private static void WriteBackward(GroupNormalizationSpec spec, LayerKernelOp op, KernelWriter kernel, SourceWriter text)
    {
        OpenVectors(kernel, text).Write("DiV w = DiSimd.Load(ref weight, f);").Write("DiV sum = DiV.Zero, product = DiV.Zero;");
        OpenPositions(kernel, text).Write("DiV g = DiSimd.Load(ref dyAt, i) * w;").Write("sum += g;").Write("product += g * DiSimd.Load(ref hAt, i);").Close();
        text.Write("DiSimd.Store(sum, ref meanAt, at);").Write("DiSimd.Store(product, ref slopeAt, at);").Close().Line();
        WriteGroups(spec, kernel, text, "mean", "sum / count");
        WriteGroups(spec, kernel, text, "slope", "sum / count");

        OpenVectors(kernel, text).Write("DiV w = DiSimd.Load(ref weight, f), s = DiSimd.Load(ref sAt, at);").Write("DiV mean = DiSimd.Load(ref meanAt, at), slope = DiSimd.Load(ref slopeAt, at);");
        OpenPositions(kernel, text).Write("DiV d = s * ((DiSimd.Load(ref dyAt, i) * w) - mean - (DiSimd.Load(ref hAt, i) * slope));");
        text.Write($"DiSimd.Store({(op.Pass == "AccumulateBackward" ? "DiSimd.Load(ref dxAt, i) + d" : "d")}, ref dxAt, i);").Close().Close();
    }

    // Vectors of the channels of row r: at is the place in a value of one number per channel.
    private static SourceWriter OpenVectors(KernelWriter kernel, SourceWriter text) => text
        .Open($"for (int f = 0; f < {Panel.Padded(kernel.OutputShape.Features)}; f += DiV.Count)")
        .Write("int at = (((f >> 4) * rows) + r) * 16 + (f & 15);");

    private static SourceWriter OpenPositions(KernelWriter kernel, SourceWriter text) => text
        .Write($"int start = ((((f >> 4) * rows) + r) * {kernel.OutputShape.Positions * 16}) + (f & 15);")
        .Open($"for (int i = start; i < start + {kernel.OutputShape.Positions * 16}; i += 16)");

    // Makes of the sums per channel one number per group, given to each of its channels; padding stays zero.
    private static void WriteGroups(GroupNormalizationSpec spec, KernelWriter kernel, SourceWriter text, string name, string value, bool overflows = false)
    {
        int size = kernel.OutputShape.Features / spec.Groups;
        text.Open($"for (int group = 0; group < {kernel.OutputShape.Features}; group += {size})");
        text.Write("double sum = 0;");
        text.Open($"for (int c = group; c < group + {size}; c++)").Write($"sum += DiUnsafe.Add(ref {name}At, ((((c >> 4) * rows) + r) * 16) + (c & 15));").Close().Line();
        text.Write($"$T value = ($T)({value.Replace("count", Literal.Of((double)size * kernel.OutputShape.Positions))});");
        if (overflows)
        {
            text.Open("if (!(sum <= double.MaxValue))");
            text.Write($"value = global::DeepInit.Runtime.Overflow.Group(ref xAt, r, rows, {kernel.OutputShape.Positions}, group, {size}, {Literal.Of(spec.Epsilon)}, ref meanAt);").Close().Line();
        }

        text.Open($"for (int c = group; c < group + {size}; c++)").Write($"DiUnsafe.Add(ref {name}At, ((((c >> 4) * rows) + r) * 16) + (c & 15)) = value;").Close().Close().Line();
    }

    protected override string Describe(GroupNormalizationSpec spec) => $"GroupNormalization {spec.Groups}";
}

internal sealed record GroupNormalizationSpec(double Epsilon, bool Trainable, int Groups)
    : NormalizationSpec("DeepInit.GroupNormalizationAttribute", Epsilon, Trainable);
