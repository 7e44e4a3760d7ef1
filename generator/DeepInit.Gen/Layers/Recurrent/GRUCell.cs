using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;

namespace DeepInit.Gen.Layers;

/// <summary>A gated recurrent unit (Cho et al. 2014) whose reset gate acts after the matrix, as cuDNN, PyTorch and Keras have it; gates r, z, n.</summary>
internal sealed record GRUCell : RecurrentCell
{
    public override int Gates => 3;

    public override string Formula => "h' = (1 − z) n + z h, n = tanh(Wₙ x + r (Uₙ h)), r, z = σ(W x + U h)";

    public override string BackwardFormula => "dn = dh' (1 − z) (1 − n²), dz = dh' (h − n) z (1 − z), dr = dn (Uₙ h) r (1 − r), dh = z dh' + Uᵀ (dr, dz, r dn)";

    public override bool ReadsStateBefore => true;

    public override EquatableArray<string> Kept => new(["un"]);

    public override bool HasGradientsOfItsOwn => true;

    public override void WriteForward(KernelWriter text, Action<string, string>? keep)
    {
        text.Text.Write("DiV reset = DiMath.Sigmoid(g0 + u0), update = DiMath.Sigmoid(g1 + u1);");
        text.Text.Write("DiV fresh = DiMath.Tanh(DiSimd.MultiplyAdd(reset, u2, g2));");
        text.Text.Write("DiV hNew = DiSimd.MultiplyAdd(update, h - fresh, fresh);");
        keep?.Invoke("g0", "reset");
        keep?.Invoke("g1", "update");
        keep?.Invoke("g2", "fresh");
        keep?.Invoke("un", "u2");
    }

    public override void WriteBackward(KernelWriter text)
    {
        text.Text.Write("DiV reset = g0, update = g1, fresh = g2;");
        text.Text.Write("DiV d2 = d * (DiV.One - update) * (DiV.One - (fresh * fresh));");
        text.Text.Write("DiV d1 = d * (h - fresh) * update * (DiV.One - update);");
        text.Text.Write("DiV d0 = d2 * un * reset * (DiV.One - reset);");
        text.Text.Write("DiV e0 = d0, e1 = d1, e2 = d2 * reset;");
        text.Text.Write("DiV dBefore = d * update;");
    }
}
