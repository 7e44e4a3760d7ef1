using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The taps of each step side by side; what would stand before a row's first step is 0.</summary>
internal sealed record CausalPatches(CausalWindow Window, BufferUse X, BufferUse Y)
    : LayerKernel
{
    public override string Formula => $"{Window.Taps} taps of each step side by side";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Of = "Taps" };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Write("y", Y)) { Sequences = Window.Sequences };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override bool RunsOnStack => true;

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        CausalWindow.OpenSteps(text);
        Window.OpenTaps(text);
        Window.Store(kernel, "y", "patch + at", $"t >= back ? {Window.Load("x", "x + at - (back * 16)")} : {Window.Zero}").Close().Close().Line();
        Window.WritePadding(kernel, "y", ofPatch: true);
        text.Close().Close();
    }
}
