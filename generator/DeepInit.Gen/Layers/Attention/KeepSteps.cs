using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Puts what has been made of the new steps of a session behind what it has kept of the earlier ones.</summary>
/// <param name="What">What that is, for names.</param>
/// <param name="Shape">The most steps, and the numbers of each.</param>
/// <param name="Steps">The new steps.</param>
/// <param name="Source">What has been made of them.</param>
/// <param name="FirstPanel">Its first panel that is kept.</param>
/// <param name="Kept">What is kept of all steps.</param>
internal sealed record KeepSteps(string What, Shape Shape, RowCount Steps, BufferUse Source, int FirstPanel, BufferUse Kept)
    : LayerKernel
{
    /// <summary>Plans it, with memory of the session.</summary>
    /// <returns>What is kept of all steps.</returns>
    public static BufferUse Plan(ForwardPlanner plan, string what, Shape shape, BufferUse source, int firstPanel)
    {
        BufferUse kept = plan.Remembered(what + " so far", shape);
        plan.Add(new KeepSteps(what, shape, plan.SequencesOf(0)!, source, firstPanel, kept));
        return kept;
    }

    public override string Formula => $"the {What} of the new steps, behind those of the earlier ones";

    public override KernelName Name(KernelName layer) => layer with { Of = "Keep" + char.ToUpperInvariant(What[0]) + What.Substring(1) };

    public override Items Items => Items.Panels(Shape.Features);

    // Earlier steps stay as they are.
    public override KernelSignature Signature => new(Operand.Read("made", Source), new Operand("kept", Kept, Access.ReadWrite)) { Sequences = Steps };

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        text.Write("int steps = sequences.Steps, past = sequences.Past;");
        text.Open("for (int panel = first; panel < end; panel++)").Open("for (int t = 0; t < steps; t++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        string from = FirstPanel == 0 ? "panel" : $"({FirstPanel} + panel)";
        kernel.Store("kept", $"((({(Whole)"panel" * Shape.Positions} + past + t) * 16) + c)", $"DiSimd.Load(ref madeAt, ((({from} * steps) + t) * 16) + c)");
        text.Close().Close().Close();
    }
}
