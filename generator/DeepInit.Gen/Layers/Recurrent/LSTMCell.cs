using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;

namespace DeepInit.Gen.Layers;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997, forget gate by Gers et al. 2000); gates i, f, g, o.</summary>
internal sealed record LSTMCell : RecurrentCell
{
    public override int Gates => 4;

    public override string Formula => "h' = o tanh(c'), c' = f c + i g, g = tanh(W x + U h), i, f, o = σ(W x + U h)";

    public override string BackwardFormula => "do = dh' tanh(c') o (1 − o), dc' += dh' o (1 − tanh²(c')), di = dc' g i (1 − i), df = dc' c f (1 − f), dg = dc' i (1 − g²), dc = f dc'";

    public override string? Memory => "c";

    public override bool ReadsStateBefore => false;

    public override EquatableArray<string> Kept => new(["cBefore", "tanhC"]);

    public override void WriteForward(KernelWriter text, Action<string, string>? keep)
    {
        text.Text.Write("DiV input = DiMath.Sigmoid(g0 + u0), forget = DiMath.Sigmoid(g1 + u1), output = DiMath.Sigmoid(g3 + u3);");
        text.Text.Write("DiV gate = DiMath.Tanh(g2 + u2);");
        text.Text.Write("DiV mNew = DiSimd.MultiplyAdd(forget, m, input * gate);");
        text.Text.Write("DiV tanhC = DiMath.Tanh(mNew);");
        text.Text.Write("DiV hNew = output * tanhC;");
        keep?.Invoke("g0", "input");
        keep?.Invoke("g1", "forget");
        keep?.Invoke("g2", "gate");
        keep?.Invoke("g3", "output");
        keep?.Invoke("cBefore", "m");
        keep?.Invoke("tanhC", "tanhC");
    }

    public override void WriteBackward(KernelWriter text)
    {
        text.Text.Write("DiV input = g0, forget = g1, gate = g2, output = g3;");
        text.Text.Write("DiV dc = DiSimd.MultiplyAdd(d * output, DiV.One - (tanhC * tanhC), dm);");
        text.Text.Write("DiV d0 = dc * gate * input * (DiV.One - input);");
        text.Text.Write("DiV d1 = dc * cBefore * forget * (DiV.One - forget);");
        text.Text.Write("DiV d2 = dc * input * (DiV.One - (gate * gate));");
        text.Text.Write("DiV d3 = d * tanhC * output * (DiV.One - output);");
        text.Text.Write("DiV dmBefore = dc * forget, dBefore = DiV.Zero;");
    }
}
