using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Losses;

/// <summary>Softmax and cross entropy together, from logits: ln Σ e^x − x_c and softmax(x) − y.</summary>
internal sealed class CrossEntropyLoss : RowwiseLoss
{
    public override Loss Function => Loss.CrossEntropy;

    public override LossInput Input => LossInput.ClassLogits;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.Targets), nameof(LossSpec.LabelSmoothing), nameof(LossSpec.ClassWeights)];

    public override string Accuracy => "Argmax";

    public override string Formula(LossSpec spec) => "ln Σ e^x − x_c";

    public override TargetDomain TargetsOf(LossSpec spec) => TakesClassIndices(spec) ? TargetDomain.NotNumbers : TargetDomain.Probabilities;

    public override bool TakesClassIndices(LossSpec spec) => spec.Targets == TargetKind.ClassIndices;

    public override void Check(LossSpec spec, Value output, Issues issues)
    {
        Domain(issues, spec, "LabelSmoothing", spec.LabelSmoothing, spec.LabelSmoothing is >= 0 and < 1, "in [0, 1)");
        Factors(issues, spec, "ClassWeights", spec.ClassWeights, output, oneForAll: false);
        if (output.Shape.Features < 2)
        {
            issues.Add(Rules.LossMismatch, "", spec.Function, "needs one logit per class, at least 2", output.Name, output.Shape.Features);
        }
    }

    public override void WriteRow(SourceWriter writer, LossSpec spec, RowShape shape)
    {
        Activations.SoftmaxActivation.WriteMaximum(writer, shape, "x");
        writer.Write("// dx holds e^(x − max) until the sum is known");
        writer.Write("DiV sum = DiV.Zero;");
        shape.OpenFeatures(writer)
            .Write("DiV e = DiLanes.Keep(DiMath.Exp(DiSimd.Load(ref x, i) - shift), valid);")
            .Write("DiSimd.Store(e, ref dx, i);")
            .Write("sum += e;")
            .Close();
        shape.ZeroPadding(writer, "dx");
        writer.Write("$T exponentials = DiSimd.Sum(sum);");
        writer.Write("$T logSum = shift[0] + DiMath.Log(new DiV(exponentials))[0];");
        if (TakesClassIndices(spec))
        {
            WriteClassIndex(writer, spec, shape);
        }
        else
        {
            WriteDistribution(writer, spec, shape);
        }
    }

    // One class c of weight w: loss w · (ln Σ e^x − x_c), dx = w · (softmax(x) − [k = c]). Label smoothing s spreads s / K over all classes.
    private static void WriteClassIndex(SourceWriter writer, LossSpec spec, RowShape shape)
    {
        bool weighted = spec.ClassWeights.Count > 0;
        bool smooth = spec.LabelSmoothing > 0;
        double spread = spec.LabelSmoothing / shape.Features;
        double spreadWeight = spread * (weighted ? spec.ClassWeights.Sum() : shape.Features);
        writer.Write("int c = target[r];");
        writer.Write("int hit = (((c >> 4) * rows) + r) * 16 + (c & 15);");
        string own = Literal.Of(1 - spec.LabelSmoothing, shape.Precision);
        writer.Write(weighted ? $"$T weight = {own} * classWeights[c];" : $"const $T weight = {own};");
        writer.Write("total += weight * (logSum - DiUnsafe.Add(ref x, hit));");
        writer.Write(smooth
            ? $"DiV factor = new DiV(scale * (weight + {Literal.Of(spreadWeight, shape.Precision)}) / exponentials);"
            : "DiV factor = new DiV(scale * weight / exponentials);");
        if (smooth)
        {
            writer.Write("DiV smoothing = DiV.Zero;");
        }

        shape.OpenFeatures(writer, partial: smooth);
        if (smooth)
        {
            writer.Write(weighted
                ? $"DiV share = DiSimd.Load(ref classWeights[0], f) * {VectorRenderer.Constant(spread, shape.Precision)};"
                : $"DiV share = {VectorRenderer.Constant(spread, shape.Precision)};");
            writer.Write("smoothing += DiLanes.Keep(share * (new DiV(logSum) - DiSimd.Load(ref x, i)), valid);");
            writer.Write("DiSimd.Store(DiLanes.Keep((DiSimd.Load(ref dx, i) * factor) - (share * new DiV(scale)), valid), ref dx, i);");
        }
        else
        {
            writer.Write("DiSimd.Store(DiSimd.Load(ref dx, i) * factor, ref dx, i);");
        }

        writer.Close();
        writer.Write("DiUnsafe.Add(ref dx, hit) -= scale * weight;");
        if (smooth)
        {
            writer.Write("total += DiSimd.Sum(smoothing);");
        }
    }

    // A distribution t (smoothed, weighted): loss Σ t · (ln Σ e^x − x), dx = softmax(x) · Σ t − t.
    private static void WriteDistribution(SourceWriter writer, LossSpec spec, RowShape shape)
    {
        string T()
        {
            string t = "DiSimd.Load(ref y, i)";
            if (spec.LabelSmoothing > 0)
            {
                t = $"(({t} * {VectorRenderer.Constant(1 - spec.LabelSmoothing, shape.Precision)}) + {VectorRenderer.Constant(spec.LabelSmoothing / shape.Features, shape.Precision)})";
            }

            return spec.ClassWeights.Count > 0 ? $"{t} * DiSimd.Load(ref classWeights[0], f)" : t;
        }

        writer.Write("DiV mass = DiV.Zero;").Write("DiV loss = DiV.Zero;");
        shape.OpenFeatures(writer)
            .Write($"DiV t = DiLanes.Keep({T()}, valid);")
            .Write("mass += t;")
            .Write("loss += DiLanes.Keep(t * (new DiV(logSum) - DiSimd.Load(ref x, i)), valid);")
            .Close();
        writer.Write("total += DiSimd.Sum(loss);");
        writer.Write("DiV factor = new DiV(scale * DiSimd.Sum(mass) / exponentials);");
        shape.OpenFeatures(writer)
            .Write($"DiV t = DiLanes.Keep({T()}, valid);")
            .Write("DiSimd.Store((DiSimd.Load(ref dx, i) * factor) - (t * new DiV(scale)), ref dx, i);")
            .Close();
    }
}
