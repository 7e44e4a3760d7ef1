using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;

namespace DeepInit.Gen.Layers;

/// <summary>A gated recurrent unit whose reset gate acts before the matrix, as in the paper (Cho et al. 2014) and in Keras' <c>reset_after=False</c>; gates r, z, n, one bias.</summary>
internal sealed record ResetBeforeCell : RecurrentCell
{
    public override int Gates => 3;

    public override int EarlyGates => 2;

    public override int ReadingGates => 1;

    public override string Formula => "h' = (1 − z) n + z h, n = tanh(Wₙ x + Uₙ (r h)), r, z = σ(W x + U h)";

    public override string BackwardFormula => "dn = dh' (1 − z) (1 − n²), dz = dh' (h − n) z (1 − z), dr = (Uₙᵀ dn) h r (1 − r), dh = z dh' + r (Uₙᵀ dn) + Uᵀ (dr, dz)";

    public override bool ReadsStateBefore => true;

    public override EquatableArray<string> Kept => new(["read"]);

    public override void WriteRead(KernelWriter text, Action<string, string>? keep)
    {
        text.Text.Write("DiV v0 = DiMath.Sigmoid(g0 + u0);");
        text.Text.Write("DiV read = v0 * h;");
        keep?.Invoke("read", "read");
    }

    public override void WriteForward(KernelWriter text, Action<string, string>? keep)
    {
        text.Text.Write("DiV update = DiMath.Sigmoid(g1 + u1), fresh = DiMath.Tanh(g2 + u2);");
        text.Text.Write("DiV hNew = DiSimd.MultiplyAdd(update, h - fresh, fresh);");
        keep?.Invoke("g0", "u0");
        keep?.Invoke("g1", "update");
        keep?.Invoke("g2", "fresh");
    }

    public override void WriteBackward(KernelWriter text)
    {
        text.Text.Write("DiV update = g1, fresh = g2;");
        text.Text.Write("DiV d2 = d * (DiV.One - update) * (DiV.One - (fresh * fresh));");
        text.Text.Write("DiV d1 = d * (h - fresh) * update * (DiV.One - update);");
        text.Text.Write("DiV dBefore = d * update;");
    }

    public override void WriteReadBackward(KernelWriter text)
    {
        text.Text.Write("DiV d0 = dRead * h * g0 * (DiV.One - g0);");
        text.Text.Write("DiV dMore = dRead * g0;");
    }
}
