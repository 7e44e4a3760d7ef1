using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using static DeepInit.Gen.Emission.VectorCode;

namespace DeepInit.Gen.Losses;

/// <summary>−x_c of log-probabilities.</summary>
internal sealed class NegativeLogLikelihoodLoss : RowwiseLoss
{
    public override Loss Function => Loss.NegativeLogLikelihood;

    public override LossInput Input => LossInput.LogProbabilities;

    public override IReadOnlyList<string> Options => [nameof(LossSpec.ClassWeights)];

    public override string Accuracy => "Argmax";

    public override string Formula(LossSpec spec) => "−x_c";

    public override bool TakesClassIndices(LossSpec spec) => true;

    public override void Check(LossSpec spec, Value output, Issues issues) =>
        Factors(issues, spec, "ClassWeights", spec.ClassWeights, output, oneForAll: false);

    public override LossSpec? OnLogits(LossSpec spec, ActivationSpec activation) =>
        activation.Function == Activation.LogSoftmax ? spec with { Function = Loss.CrossEntropy, Targets = TargetKind.ClassIndices, LabelSmoothing = 0 } : null;

    public override void WriteRow(SourceWriter writer, LossSpec spec, RowShape shape)
    {
        shape.OpenFeatures(writer, partial: false).Write("DiSimd.Store(DiV.Zero, ref dx, i);").Close();
        shape.ZeroPadding(writer, "dx");
        writer.Write("int c = target[r];");
        writer.Write("int hit = (((c >> 4) * rows) + r) * 16 + (c & 15);");
        writer.Write(spec.ClassWeights.Count > 0 ? "$T weight = classWeights[c];" : "const $T weight = 1;");
        writer.Write("$T value = DiUnsafe.Add(ref x, hit);");
        writer.Write("total += weight * (-value);");
        writer.Write("DiUnsafe.Add(ref dx, hit) = scale * weight * (-1);");
    }
}
