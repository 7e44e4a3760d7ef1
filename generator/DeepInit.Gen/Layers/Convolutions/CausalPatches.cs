using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The taps of each step side by side; what would stand before a row's first step is 0, or what a session has kept of the steps before.</summary>
/// <param name="Window">The window.</param>
/// <param name="X">The steps.</param>
/// <param name="Y">The steps with their taps.</param>
/// <param name="Past">The last steps before these, of a session; else null.</param>
internal sealed record CausalPatches(CausalWindow Window, BufferUse X, BufferUse Y, BufferUse? Past = null)
    : LayerKernel
{
    public override string Formula => $"{Window.Taps} taps of each step side by side";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Of = "Taps" };

    public override KernelSignature Signature => new([Operand.Read("x", X), Operand.Write("y", Y), .. Past is { } past ? [Operand.Read("past", past)] : Array.Empty<Operand>()]) { Sequences = Window.Sequences };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override bool RunsOnStack => true;

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        CausalWindow.OpenSteps(text);
        Window.OpenTaps(text);
        Window.Store(kernel, "y", "patch + at", $"t >= back ? {Window.Load("x", "x + at - (back * 16)")} : {(Past is null ? Window.Zero : Window.Load("past", Window.Kept))}").Close().Close().Line();
        Window.WritePadding(kernel, "y", ofPatch: true);
        text.Close().Close();
    }
}
