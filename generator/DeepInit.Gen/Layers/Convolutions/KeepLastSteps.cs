using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Keeps the last steps of a session, so many of them, for those that come: the new ones drive out the oldest.</summary>
/// <param name="Shape">How many steps, and the numbers of each.</param>
/// <param name="Steps">The new steps.</param>
/// <param name="X">The new steps.</param>
/// <param name="Past">What is kept.</param>
internal sealed record KeepLastSteps(Shape Shape, RowCount Steps, BufferUse X, BufferUse Past)
    : LayerKernel
{
    public override string Formula => $"the last {Shape.Positions} steps, for those that come";

    public override KernelName Name(KernelName layer) => layer with { Of = "KeepLastSteps" };

    public override Items Items => Items.Panels(Shape.Features);

    // The younger ones of those kept stay, in other places.
    public override KernelSignature Signature => new(Operand.Read("x", X), new Operand("past", Past, Access.ReadWrite)) { Sequences = Steps };

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int kept = Shape.Positions;
        text.Write($"int steps = sequences.Steps, left = global::System.Math.Max(0, {kept} - steps);");
        text.Open("for (int panel = first; panel < end; panel++)");
        text.Open($"for (int t = 0; t < {kept}; t++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write($"int to = ((({(Whole)"panel" * kept}) + t) * 16) + c;");
        string old = "DiSimd.Load(ref pastAt, to + (steps * 16))", young = $"DiSimd.Load(ref xAt, (((panel * steps) + steps - {kept} + t) * 16) + c)";
        kernel.Store("past", "to", $"t < left ? {old} : {young}").Close().Close().Close();
    }
}
