using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A step's gradient is the sum of those of the taps that read it, which later steps of its row have.</summary>
internal sealed record CausalPatchesBackward(CausalWindow Window, BufferUse Dy, GradientUse Dx)
    : LayerKernel
{
    public override string Formula => $"dx {Dx.Sign} Σ of the taps that read x";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = "Taps" };

    public override KernelSignature Signature => new(Operand.Read("dy", Dy), Dx.As("dx")) { Sequences = Window.Sequences };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        CausalWindow.OpenSteps(text);
        Window.OpenSum(text);
        Window.Store(kernel, "dx", "x + at", "sum").Close().Line();
        if (!Dx.Accumulate)
        {
            Window.WritePadding(kernel, "dx", ofPatch: false);
        }

        text.Close().Close();
    }
}
