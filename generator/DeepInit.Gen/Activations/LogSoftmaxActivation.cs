using DeepInit.Gen.Kernels;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Activations;

/// <summary>z − ln Σ e^z over the features of a row.</summary>
internal sealed class LogSoftmaxActivation : RowwiseActivation
{
    public override Activation Function => Activation.LogSoftmax;

    public override (double Low, double High) Range => (double.NegativeInfinity, 0);

    public override string Formula(ActivationSpec spec) => "z − ln Σ e^z";

    // y = z − ln Σ e^z, and ln Σ e^z is about ln n + variance / 2.
    public override double SecondMoment(ActivationSpec spec, double variance, int features)
    {
        double shift = Math.Log(features) + (variance / 2);
        return variance + (shift * shift);
    }

    // dz = dy − e^y Σ dy, and e^y is about 1 / n.
    public override double SlopeMoment(ActivationSpec spec, double variance, int features) => 1;

    public override void WriteForward(SourceWriter writer, RowShape shape)
    {
        writer.Open("for (int r = 0; r < rows; r++)");
        SoftmaxActivation.WriteMaximum(writer, shape);
        writer.Write("DiV total = DiV.Zero;");
        shape.OpenFeatures(writer)
            .Write("total += DiLanes.Keep(DiMath.Exp(DiSimd.Load(ref z, i) - shift), valid);")
            .Close();
        writer.Write("shift += DiMath.Log(new DiV(DiSimd.Sum(total)));");
        shape.OpenVectors(writer)
            .Write("DiSimd.Store(DiLanes.Keep(DiSimd.Load(ref z, i) - shift, valid), ref y, i);")
            .Close();
        writer.Close();
    }

    public override void WriteBackward(SourceWriter writer, RowShape shape)
    {
        writer.Open("for (int r = 0; r < rows; r++)");
        writer.Write("// dz = dy − e^y · Σ dy");
        writer.Write("DiV total = DiV.Zero;");
        shape.OpenVectors(writer)
            .Write("total += DiLanes.Keep(DiSimd.Load(ref dy, i), valid);")
            .Close();
        writer.Write("total = new DiV(DiSimd.Sum(total));");
        shape.OpenVectors(writer)
            .Write("DiV probability = DiMath.Exp(DiSimd.Load(ref y, i));")
            .Write("DiSimd.Store(DiLanes.Keep(DiSimd.Load(ref dy, i) - (probability * total), valid), ref dy, i);")
            .Close();
        writer.Close();
    }
}
