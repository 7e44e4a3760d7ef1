using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Losses;

/// <summary>A loss that reads one number of each row, that of the target's class; the others have no gradient.</summary>
internal abstract class ClassIndexLoss : RowwiseLoss
{
    public sealed override IReadOnlyList<string> Options => [nameof(LossSpec.ClassWeights)];

    public sealed override string Accuracy => "Argmax";

    /// <summary>The activation whose values it takes.</summary>
    protected abstract Activation Before { get; }

    /// <summary>The number of the target's class.</summary>
    protected static Formula Number { get; } = Functions.Read("value");

    /// <summary>The loss of that number.</summary>
    public abstract Formula LossOfValue { get; }

    /// <summary>Its slope.</summary>
    public abstract Formula Slope { get; }

    public sealed override TargetDomain TargetsOf(LossSpec spec) => TargetDomain.NotNumbers;

    public sealed override bool TakesClassIndices(LossSpec spec) => true;

    public sealed override void Check(LossSpec spec, Value output, Issues issues) =>
        Factors(issues, spec, "ClassWeights", spec.ClassWeights, output, oneForAll: false);

    public sealed override LossSpec? OnLogits(LossSpec spec, ActivationSpec activation) =>
        activation.Function == Before ? spec with { Function = Loss.CrossEntropy, Targets = TargetKind.ClassIndices, LabelSmoothing = 0 } : null;

    public sealed override void WriteRow(SourceWriter writer, LossSpec spec, RowShape shape)
    {
        shape.OpenFeatures(writer, partial: false).Write("DiSimd.Store(DiV.Zero, ref dx, i);").Close();
        shape.ZeroPadding(writer, "dx");
        writer.Write("int c = target[r];");
        writer.Write("int hit = (((c >> 4) * rows) + r) * 16 + (c & 15);");
        writer.Write(spec.ClassWeights.Count > 0 ? "$T weight = classWeights[c];" : "const $T weight = 1;");
        writer.Write("$T value = DiUnsafe.Add(ref x, hit);");
        writer.Write($"total += weight * ({ScalarRenderer.Expression(LossOfValue, shape.Precision)});");
        writer.Write($"DiUnsafe.Add(ref dx, hit) = scale * weight * ({ScalarRenderer.Expression(Slope, shape.Precision)});");
    }
}
