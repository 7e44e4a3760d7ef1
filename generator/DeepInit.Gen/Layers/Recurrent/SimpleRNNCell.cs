using DeepInit.Gen.Activations;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>h' = f(W x + U h + b) (Elman 1990).</summary>
internal sealed record SimpleRNNCell(ActivationSpec Activation) : RecurrentCell
{
    private ActivationKind Kind => ActivationCatalog.Of(Activation);

    public override int Gates => 1;

    public override string Formula => $"h' = {Kind.Formula(Activation)}, z = W x + U h + b";

    public override string BackwardFormula => "dz = dh' · f'(z), dh = Uᵀ dz";

    public override bool ReadsStateBefore => false;

    public override EquatableArray<string> Kept => default;

    public override void WriteForward(KernelWriter text, Action<string, string>? keep)
    {
        text.Text.Write("DiV z = g0 + u0;");
        text.Text.Write($"DiV hNew = {text.Value(Activation)};");
        keep?.Invoke("g0", Kind.NeedsInput(Activation) ? "z" : "hNew");
    }

    public override void WriteBackward(KernelWriter text)
    {
        text.Text.Write($"DiV {(Kind.NeedsInput(Activation) ? "z" : "y")} = g0, dy = d;");
        text.Text.Write($"DiV d0 = {text.Derivative(Activation)};");
        text.Text.Write("DiV dBefore = DiV.Zero;");
    }
}
