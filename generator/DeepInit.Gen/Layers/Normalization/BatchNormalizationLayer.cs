using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Batch normalisation (Ioffe &amp; Szegedy 2015), PyTorch's form: biased variance in the output, unbiased in the running statistics.</summary>
internal sealed class BatchNormalizationLayer : NormalizationLayer<BatchNormalizationSpec>
{
    public override string Attribute => "DeepInit.BatchNormalizationAttribute";

    public override bool ReadsMode => true;

    public override bool TakesMeans => true;

    public override bool IsAffine(LayerSpec spec) => true;

    public override bool ReadsBatch(LayerSpec spec) => !((BatchNormalizationSpec)spec).Frozen;

    public override RunningScale RunningScaleOf(LayerSpec spec) => new("weight", "bias", "running_mean", "running_var", ((BatchNormalizationSpec)spec).Epsilon);

    protected override BatchNormalizationSpec ParseSpec(AttributeArguments arguments) => new(
        arguments.Double("Epsilon", 1e-5),
        arguments.Boolean("Trainable", true),
        arguments.Double("Momentum", 0.1),
        arguments.Boolean("Frozen", false));

    protected override Shape Infer(BatchNormalizationSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Momentum is not (>= 0 and <= 1))
        {
            issues.Add(Rules.OutOfDomain, "Momentum", "Momentum", $"BatchNormalization '{name}'", spec.Momentum, "in [0, 1]");
        }

        return base.Infer(spec, name, inputs, issues);
    }

    protected override IEnumerable<ParameterRequest> Parameters(BatchNormalizationSpec spec, IReadOnlyList<Value> inputs)
    {
        int features = inputs[0].Shape.Features;
        return base.Parameters(spec, inputs).Concat(
        [
            new ParameterRequest("running_mean", ParameterPurpose.Statistic, new([features]), ParameterLayout.Vector, new(features, features), InitSpec.Zeros, Trainable: false),
            new ParameterRequest("running_var", ParameterPurpose.Statistic, new([features]), ParameterLayout.Vector, new(features, features), new InitSpec(Init.Ones), Trainable: false),
        ]);
    }

    protected override void PlanForward(BatchNormalizationSpec spec, ForwardPlanner plan)
    {
        int panels = Panel.Count(plan.OutputShape.Features);
        bool moves = plan.Training && !spec.Frozen;
        ParameterOperand[] parameters = [.. Affine(plan), new("runningMean", plan.Parameter("running_mean").Index, moves), new("runningVariance", plan.Parameter("running_var").Index, moves)];
        if (!plan.Training)
        {
            plan.AddKernel("Forward", $"{plan.Name}: y = h · weight + bias, h by the running statistics", [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write)], parameters, items: panels);
            return;
        }

        plan.AddKernel(
            "TrainingForward",
            $"{plan.Name}: y = h · weight + bias, h = (x − mean) · s by the {(spec.Frozen ? "running statistics" : "batch's mean and variance")}",
            [new("x", plan.Input(0), Access.Read), new("y", plan.Output, Access.Write), new("h", plan.Keep("h", plan.OutputShape), Access.Write)],
            parameters,
            [plan.Fixed("scale", panels * Panel.Width, Access.Write)],
            items: panels,
            readsMode: !spec.Frozen);
    }

    protected override void PlanBackward(BatchNormalizationSpec spec, BackwardPlanner plan)
    {
        if (plan.InputGradient(0) is { } dx)
        {
            plan.AddKernel(
                dx.Accumulate ? "AccumulateBackward" : "Backward",
                $"{plan.Name}: dx {(dx.Accumulate ? "+" : "")}= weight · s · {(spec.Frozen ? "dy" : "(dy − mean dy − h · mean(dy · h))")}",
                [
                    new("dy", plan.OutputGradient, Access.Read),
                    new("h", plan.Kept("h"), Access.Read),
                    new("dx", dx.Buffer, dx.Accumulate ? Access.ReadWrite : Access.Write),
                ],
                [new("weight", plan.Parameter("weight").Index)],
                [plan.Fixed("scale", 0, Access.Read)],
                items: Panel.Count(plan.OutputShape.Features));
        }

        PlanAffineGradients(plan);
    }

    // Threads take panels: each feature's sums are one thread's.
    public override void WriteKernel(LayerSpec spec, LayerKernelOp op, KernelWriter kernel)
    {
        var norm = (BatchNormalizationSpec)spec;
        SourceWriter text = kernel.Text;
        text.Write($"int all = {EmissionContext.Rows(kernel.OutputShape.Positions)};");
        if (op.Pass != "Forward")
        {
            text.Write("var count = new DiV(all);");
        }

        text.Open("for (int f = first * 16; f < end * 16; f += DiV.Count)");
        text.Write("int start = ((f >> 4) * all * 16) + (f & 15);");
        if (op.Pass is "Forward" or "TrainingForward")
        {
            WriteForward(norm, op.Pass == "TrainingForward", kernel, text);
        }
        else
        {
            WriteBackward(norm, op.Pass == "AccumulateBackward", text);
        }

        text.Close();
    }

    private static void WriteForward(BatchNormalizationSpec spec, bool training, KernelWriter kernel, SourceWriter text)
    {
        text.Write("DiV mean = DiSimd.Load(ref runningMean, f);").Write("DiV variance = DiSimd.Load(ref runningVariance, f);");
        if (training && !spec.Frozen)
        {
            text.Write("// of features whose variance is no number of this type");
            text.Write("DiV steep = DiV.Zero;");
            text.Open("if (training)");
            BlockedSum.Write(text, "all", [], ("sum", "DiSimd.Load(ref xAt, start + (r * 16))"));
            text.Write("mean = sum / count;");
            BlockedSum.Write(text, "all", ["DiV d = DiSimd.Load(ref xAt, start + (r * 16)) - mean;"], ("squares", "d * d"));
            text.Open("if (!DiVector.LessThanOrEqualAll(squares, new DiV($T.MaxValue)))");
            text.Write($"global::DeepInit.Runtime.Overflow.Columns(ref DiUnsafe.Add(ref xAt, start), all, {Literal.Of(spec.Epsilon)}, ref mean, ref squares, out steep);").Close().Line();
            text.Write("variance = squares / count;");
            text.Write("// running statistics take the unbiased variance");
            text.Write($"DiV momentum = {kernel.Constant(spec.Momentum)}, rest = {kernel.Constant(1 - spec.Momentum)};");
            text.Write("DiV unbiased = squares / new DiV(global::System.Math.Max(all - 1, 1));");
            text.Write("DiSimd.Store((rest * DiSimd.Load(ref runningMean, f)) + (momentum * mean), ref runningMean, f);");
            text.Write("DiSimd.Store((rest * DiSimd.Load(ref runningVariance, f)) + (momentum * unbiased), ref runningVariance, f);").Close().Line();
        }

        text.Write($"DiV s = DiV.One / DiVector.SquareRoot(variance + {kernel.Constant(spec.Epsilon)});");
        if (training && !spec.Frozen)
        {
            text.Write("s = DiVector.ConditionalSelect(DiVector.GreaterThan(steep, DiV.Zero), steep, s);");
        }

        text.Write("DiV w = DiSimd.Load(ref weight, f), b = DiSimd.Load(ref bias, f);");
        if (training)
        {
            text.Write("DiSimd.Store(s, ref scale, f);");
        }

        text.Open("for (int r = 0; r < all; r++)").Write("int i = start + (r * 16);").Write("DiV h = (DiSimd.Load(ref xAt, i) - mean) * s;");
        if (training)
        {
            text.Write("DiSimd.Store(h, ref hAt, i);");
        }

        text.Write("DiSimd.Store((h * w) + b, ref yAt, i);").Close();
    }

    private static void WriteBackward(BatchNormalizationSpec spec, bool accumulates, SourceWriter text)
    {
        text.Write("DiV factor = DiSimd.Load(ref weight, f) * DiSimd.Load(ref scale, f);");
        string d = "DiSimd.Load(ref dyAt, i)";
        if (!spec.Frozen)
        {
            BlockedSum.Write(text, "all", ["int i = start + (r * 16);", "DiV dy = DiSimd.Load(ref dyAt, i);"], ("mean", "dy"), ("slope", "dy * DiSimd.Load(ref hAt, i)"));
            text.Write("mean /= count;").Write("slope /= count;");
            d = "(DiSimd.Load(ref dyAt, i) - mean - (DiSimd.Load(ref hAt, i) * slope))";
        }
        else
        {
            text.Write("_ = count;");
        }

        text.Open("for (int r = 0; r < all; r++)").Write("int i = start + (r * 16);");
        text.Write($"DiSimd.Store({(accumulates ? "DiSimd.Load(ref dxAt, i) + " : "")}(factor * {d}), ref dxAt, i);").Close();
    }

    protected override string Describe(BatchNormalizationSpec spec) => spec.Frozen ? "BatchNormalization, frozen" : "BatchNormalization";
}

internal sealed record BatchNormalizationSpec(double Epsilon, bool Trainable, double Momentum, bool Frozen)
    : NormalizationSpec("DeepInit.BatchNormalizationAttribute", Epsilon, Trainable);
