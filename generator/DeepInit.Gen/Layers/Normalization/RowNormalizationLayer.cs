using DeepInit.Gen.Emission;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A normalisation over the features of each row: layer norm, and RMS norm, which leaves the mean where it is.</summary>
internal abstract class RowNormalizationLayer<TSpec> : NormalizationLayer<TSpec>
    where TSpec : NormalizationSpec
{
    public sealed override bool TakesMeans => Centres;

    public override int? NormalizedTogether(LayerSpec spec, Shape input) => input.Features;

    /// <summary>Whether the mean is taken off.</summary>
    protected abstract bool Centres { get; }

    private bool Keeps(LayerKernelOp op) => op.Operands.Any(operand => operand.Name == "h");

    protected override void PlanForward(TSpec spec, ForwardPlanner plan)
    {
        Operand[] operands = [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)];
        if (plan.Training)
        {
            operands = [.. operands, new("h", plan.Keep("h", plan.OutputShape), Access.Write), new("s", plan.Keep("s", plan.OutputShape.WithFeatures(1)), Access.Write)];
        }

        plan.AddKernel(plan.Training ? "TrainingForward" : "Forward", $"{plan.Name}: y = h · weight{(HasBias ? " + bias" : "")}, h = {(Centres ? "(x − mean)" : "x")} · s per row", operands, Affine(plan), items: KernelWriter.RowShares);
    }

    protected override void PlanBackward(TSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= s · (g {(Centres ? "− mean g " : "")}− h · mean(g · h)), g = dy · weight",
                [
                    new("dy", plan.OutputGradient, Access.Read),
                    new("h", plan.Kept("h"), Access.Read),
                    new("s", plan.Kept("s"), Access.Read),
                    new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write),
                ],
                [new("weight", plan.Parameter("weight").Index)],
                items: KernelWriter.RowShares);
        }

        PlanAffineGradients(plan);
    }

    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.Rows(kernel.OutputShape);
        string features = kernel.Number(shape.Features);
        kernel.OpenRows(kernel.OutputShape.Positions);
        if (op.Pass is "Forward" or "TrainingForward")
        {
            WriteForward(((NormalizationSpec)spec).Epsilon, op, kernel, text, shape, features);
        }
        else
        {
            WriteBackward(op, text, shape, features);
        }

        text.Close();
    }

    private void WriteForward(double epsilon, LayerKernelOp op, KernelWriter kernel, SourceWriter text, RowShape shape, string features)
    {
        string centred = "DiSimd.Load(ref xAt, i)";
        if (Centres)
        {
            text.Write("DiV sum = DiV.Zero;");
            shape.OpenVectors(text, "all").Write("sum += DiLanes.Keep(DiSimd.Load(ref xAt, i), valid);").Close();
            text.Write($"var mean = new DiV(DiSimd.Sum(sum) / {features});");
            centred = "(DiSimd.Load(ref xAt, i) - mean)";
        }

        text.Write("DiV squares = DiV.Zero;");
        shape.OpenVectors(text, "all").Write($"DiV d = DiLanes.Keep({centred}, valid);").Write("squares += d * d;").Close();
        text.Write($"$T meanSquare = DiSimd.Sum(squares) / {features};");
        text.Write($"var s = new DiV(($T)(1 / global::System.Math.Sqrt(meanSquare + {kernel.Number(epsilon)})));");
        text.Open("if (!(meanSquare <= $T.MaxValue))");
        text.Write($"global::DeepInit.Runtime.Overflow.Row(ref xAt, r, all, {shape.Features}, {Literal.Of(epsilon)}, {(Centres ? "true, out mean" : "false, out _")}, out s);").Close().Line();
        if (Keeps(op))
        {
            text.Open("for (int c = 0; c < 16; c += DiV.Count)").Write("DiSimd.Store(s, ref sAt, (r * 16) + c);").Close();
        }

        shape.OpenVectors(text, "all");
        text.Write($"DiV h = DiLanes.Keep({centred} * s, valid);");
        if (Keeps(op))
        {
            text.Write("DiSimd.Store(h, ref hAt, i);");
        }

        string scaled = "h * DiSimd.Load(ref weight, f)";
        text.Write($"DiSimd.Store({(HasBias ? $"({scaled}) + DiSimd.Load(ref bias, f)" : scaled)}, ref yAt, i);").Close();
    }

    private void WriteBackward(LayerKernelOp op, SourceWriter text, RowShape shape, string features)
    {
        bool accumulates = op.Pass == "AccumulateBackward";
        text.Write("DiV gh = DiV.Zero;");
        if (Centres)
        {
            text.Write("DiV sum = DiV.Zero;");
        }

        shape.OpenVectors(text, "all").Write("DiV g = DiLanes.Keep(DiSimd.Load(ref dyAt, i) * DiSimd.Load(ref weight, f), valid);").Write("gh += g * DiSimd.Load(ref hAt, i);");
        if (Centres)
        {
            text.Write("sum += g;");
        }

        text.Close();
        text.Write($"var slope = new DiV(DiSimd.Sum(gh) / {features});");
        if (Centres)
        {
            text.Write($"var mean = new DiV(DiSimd.Sum(sum) / {features});");
        }

        text.Write("DiV s = DiSimd.Broadcast(ref sAt, r * 16);");
        shape.OpenVectors(text, "all");
        text.Write("DiV g = DiSimd.Load(ref dyAt, i) * DiSimd.Load(ref weight, f);");
        text.Write($"DiV d = DiLanes.Keep(s * (g{(Centres ? " - mean" : "")} - (DiSimd.Load(ref hAt, i) * slope)), valid);");
        text.Write($"DiSimd.Store({(accumulates ? "DiSimd.Load(ref dxAt, i) + d" : "d")}, ref dxAt, i);").Close();
    }
}
