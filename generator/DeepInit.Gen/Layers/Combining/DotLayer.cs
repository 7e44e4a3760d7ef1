using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = Σ a · b over the last axis; of unit vectors if asked for: y = Σ (a / |a|) · (b / |b|).</summary>
internal sealed class DotLayer : CombiningLayer<DotSpec>
{
    public override string Attribute => "DeepInit.DotAttribute";

    // Of independent values.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => ((DotSpec)spec).Normalize
        ? 1.0 / inputs[0].Shape.Features
        : inputs[0].Shape.Features * moments.Aggregate(1.0, (product, moment) => product * moment);

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) =>
        ((DotSpec)spec).Normalize ? (-1, 1)
        : inputs.All(input => input is { Low: >= 0 }) ? (0, double.PositiveInfinity)
        : inputs.Any(input => input is null) ? null
        : (double.NegativeInfinity, double.PositiveInfinity);

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => ((DotSpec)spec).Normalize ? [GraphOption.Of("Normalize", "True")] : [];

    protected override DotSpec ParseSpec(AttributeArguments arguments) => new(arguments.Boolean("Normalize", false)) { From = arguments.Strings(0) };

    protected override Shape Infer(DotSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (inputs.Count != 2)
        {
            issues.Add(Rules.OtherInputCount, "", $"Dot '{name}'", "two values", inputs.Count);
        }

        return base.Infer(spec, name, inputs, issues).WithFeatures(1);
    }

    protected override void PlanForward(DotSpec spec, ForwardPlanner plan)
    {
        Operand[] operands = [new("a", plan.Input(0), Access.Read), new("b", plan.Input(1), Access.Read), new("y", plan.Output, Access.Write)];
        if (spec.Normalize && plan.Training)
        {
            operands = [.. operands, new("s", plan.Keep("s", plan.OutputShape.WithFeatures(2)), Access.Write)];
        }

        plan.AddKernel(
            spec.Normalize && plan.Training ? "TrainingForward" : "Forward",
            spec.Normalize ? $"{plan.Name}: y = Σ a · b · sa · sb, s = 1 / √Σ of squares" : $"{plan.Name}: y = Σ a · b",
            operands,
            items: KernelWriter.RowShares);
    }

    // da = dy · b; of unit vectors dy · sa · (b · sb − a · sa · y), where a short vector's s is constant
    protected override void PlanBackward(DotSpec spec, BackwardPlanner plan)
    {
        for (int i = 0; i < 2; i++)
        {
            if (plan.InputGradient(i) is not { } dx)
            {
                continue;
            }

            Operand[] unit = !spec.Normalize ? [] : [new("self", plan.Input(i), Access.Read), new("y", plan.Output, Access.Read), new("s", plan.Kept("s"), Access.Read)];
            (string self, string other) = i == 0 ? ("a", "b") : ("b", "a");
            string formula = spec.Normalize ? $"dy · s{self} · ({other} · s{other} − {self} · s{self} · y)" : $"dy · {other}";
            plan.AddKernel(
                (dx.Accumulate ? "AccumulateBackward_" : "Backward_") + i,
                $"{plan.Name}: d{self} {(dx.Accumulate ? "+" : "")}= {formula}",
                [
                    new("dy", plan.OutputGradient, Access.Read),
                    new("other", plan.Input(1 - i), Access.Read),
                    .. unit,
                    new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write),
                ],
                items: KernelWriter.RowShares);
        }
    }

    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        bool normalizes = ((DotSpec)spec).Normalize;
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.Rows(kernel.InputShape);
        kernel.OpenRows(kernel.InputShape.Positions);
        if (op.Pass is "Forward" or "TrainingForward")
        {
            WriteForward(op, text, shape, normalizes);
        }
        else
        {
            WriteBackward(op, text, shape, normalizes);
        }

        text.Close();
    }

    private static void WriteForward(LayerKernelOp op, SourceWriter text, RowShape shape, bool normalizes)
    {
        text.Write(normalizes ? "DiV sum = DiV.Zero, aa = DiV.Zero, bb = DiV.Zero;" : "DiV sum = DiV.Zero;");
        shape.OpenVectors(text, "all").Write("DiV a = DiLanes.Keep(DiSimd.Load(ref aAt, i), valid), b = DiSimd.Load(ref bAt, i);").Write("sum += a * b;");
        if (normalizes)
        {
            text.Write("aa += a * a;").Write("bb += b * b;");
        }

        text.Close().Line();
        string product = "DiSimd.Sum(sum)";
        if (normalizes)
        {
            text.Write("// squared lengths below 1e-12 count as that, as in Keras");
            text.Write("var sa = ($T)(1 / global::System.Math.Sqrt(global::System.Math.Max((double)DiSimd.Sum(aa), 1e-12)));");
            text.Write("var sb = ($T)(1 / global::System.Math.Sqrt(global::System.Math.Max((double)DiSimd.Sum(bb), 1e-12)));");
            text.Write($"$T cosine = {product} * sa * sb;");
            text.Open("if (!(DiSimd.Sum(aa + bb) <= $T.MaxValue))");
            text.Write($"cosine = global::DeepInit.Runtime.Overflow.Cosine(ref aAt, ref bAt, r, all, {shape.Features}, out sa, out sb);").Close().Line();
            product = "cosine";
        }

        bool keeps = op.Pass == "TrainingForward";
        text.Open("for (int c = 0; c < 16; c += DiV.Count)").Write("DiSimd.Store(DiV.Zero, ref yAt, (r * 16) + c);");
        if (keeps)
        {
            text.Write("DiSimd.Store(DiV.Zero, ref sAt, (r * 16) + c);");
        }

        text.Close().Line();
        text.Write($"DiUnsafe.Add(ref yAt, r * 16) = {product};");
        if (keeps)
        {
            text.Write("DiUnsafe.Add(ref sAt, r * 16) = sa;").Write("DiUnsafe.Add(ref sAt, (r * 16) + 1) = sb;");
        }
    }

    private static void WriteBackward(LayerKernelOp op, SourceWriter text, RowShape shape, bool normalizes)
    {
        string slope = "DiSimd.Load(ref otherAt, i) * dy";
        text.Write("DiV dy = DiSimd.Broadcast(ref dyAt, r * 16);");
        if (normalizes)
        {
            (int self, int other) = op.Pass.EndsWith("0", StringComparison.Ordinal) ? (0, 1) : (1, 0);
            text.Write($"$T sSelf = DiUnsafe.Add(ref sAt, (r * 16) + {self}), sOther = DiUnsafe.Add(ref sAt, (r * 16) + {other});");
            text.Write("// s · s of long vectors is less than the least number: each factor meets its vector first");
            text.Write("DiV straight = dy * new DiV(sSelf);");
            text.Write("// 1e6 is the s of vectors that are too short to turn");
            text.Write("DiV turn = sSelf >= 999999 ? DiV.Zero : new DiV(sSelf * DiUnsafe.Add(ref yAt, r * 16));");
            slope = "((DiSimd.Load(ref otherAt, i) * new DiV(sOther)) - (DiSimd.Load(ref selfAt, i) * turn)) * straight";
        }

        shape.OpenVectors(text, "all").Write($"DiV d = DiLanes.Keep({slope}, valid);");
        text.Write($"DiSimd.Store({(op.Pass.StartsWith("Accumulate", StringComparison.Ordinal) ? "DiSimd.Load(ref dxAt, i) + d" : "d")}, ref dxAt, i);").Close();
    }

    protected override string Describe(DotSpec spec) => spec.Normalize ? "Dot of unit vectors" : "Dot";
}

internal sealed record DotSpec(bool Normalize) : LayerSpec("DeepInit.DotAttribute");
