using DeepInit.Gen.Kernels;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Activations;

/// <summary>e^z / Σ e^z over the features of a row, shifted by the row's maximum so that nothing overflows.</summary>
internal sealed class SoftmaxActivation : RowwiseActivation
{
    public override Activation Function => Activation.Softmax;

    public override (double Low, double High) Range => (0, 1);

    public override string Formula(ActivationSpec spec) => "softmax(z)";

    // For small variance each y is about 1 / n · e^z; it never exceeds Σ y² = 1 shared among n.
    public override double SecondMoment(ActivationSpec spec, double variance, int features) =>
        Math.Min(Math.Exp(variance) / features, 1) / features;

    // dz = y · (dy − Σ dy y), of which the first part is the larger.
    public override double SlopeMoment(ActivationSpec spec, double variance, int features) => SecondMoment(spec, variance, features);

    public override void WriteForward(SourceWriter writer, RowShape shape)
    {
        writer.Open("for (int r = 0; r < rows; r++)");
        WriteMaximum(writer, shape);
        writer.Write("// y = e^(z − max), then divided by its sum; lanes past the features become 0");
        writer.Write("DiV total = DiV.Zero;");
        shape.OpenFeatures(writer)
            .Write("DiV e = DiLanes.Keep(DiMath.Exp(DiSimd.Load(ref z, i) - shift), valid);")
            .Write("DiSimd.Store(e, ref y, i);")
            .Write("total += e;")
            .Close();
        writer.Write("DiV scale = new DiV(1 / DiSimd.Sum(total));");
        shape.OpenFeatures(writer, partial: false)
            .Write("DiSimd.Store(DiSimd.Load(ref y, i) * scale, ref y, i);")
            .Close();
        shape.ZeroPadding(writer, "y");
        writer.Close();
    }

    public override void WriteBackward(SourceWriter writer, RowShape shape)
    {
        writer.Open("for (int r = 0; r < rows; r++)");
        writer.Write("// dz = y · (dy − Σ dy · y)");
        writer.Write("DiV product = DiV.Zero;");
        shape.OpenVectors(writer)
            .Write("product += DiLanes.Keep(DiSimd.Load(ref dy, i) * DiSimd.Load(ref y, i), valid);")
            .Close();
        writer.Write("DiV mean = new DiV(DiSimd.Sum(product));");
        shape.OpenVectors(writer)
            .Write("DiSimd.Store(DiLanes.Keep(DiSimd.Load(ref y, i) * (DiSimd.Load(ref dy, i) - mean), valid), ref dy, i);")
            .Close();
        writer.Close();
    }

    /// <summary>Declares <c>shift</c>, the maximum of row r of a value in every lane.</summary>
    internal static void WriteMaximum(SourceWriter writer, RowShape shape, string value = "z")
    {
        writer.Write("DiV shift = new DiV($T.NegativeInfinity);");
        shape.OpenFeatures(writer)
            .Write($"shift = DiVector.Max(shift, DiLanes.KeepOr(DiSimd.Load(ref {value}, i), valid, $T.NegativeInfinity));")
            .Close();
        writer.Write("shift = new DiV(DiSimd.Max(shift));");
    }
}
