using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Dropout of a recurrent layer in training, in one direction of one layer: of channels of what it reads, and of units of the state where the matrix reads it (Gal and Ghahramani 2016). A mask has one
/// number for each row and channel or unit, the same in all steps and for all gates. The state that goes on from step to step is not dropped.
/// </summary>
/// <param name="Mask">The mask of the state, of all rows.</param>
/// <param name="OfShare">Memory for the mask of a share's rows, in their order.</param>
/// <param name="Masked">Memory for the state of a step that the matrix reads; backward, for the gradient of it.</param>
/// <param name="StateBefore">Forward, where the state before every step is kept for a cell that reads it; null where none does.</param>
/// <param name="Read">Backward, the state of every step that the matrix has read.</param>
internal sealed record RecurrentDropping(BufferUse Mask, BufferUse OfShare, BufferUse Masked, BufferUse? StateBefore, BufferUse? Read)
{
    // Masks of a node count from here on, so that they are those of no other node; a node's own number is smaller.
    private const int FirstStream = 1 << 16;

    /// <summary>What the recurrent matrix of a part reads of the state; null where nothing of it is dropped, or in prediction.</summary>
    public static RecurrentDropping? Plan(RecurrentSpec spec, RecurrentCell cell, RecurrentPart part, ForwardPlanner plan)
    {
        if (!plan.Training || spec.RecurrentDropout <= 0)
        {
            return null;
        }

        BufferUse mask = MaskOf("state mask", spec.RecurrentDropout, part, plan, spec.Units, StreamOf(spec, part, 1));
        BufferUse? before = cell.ReadsStateBefore ? plan.Keep("state before" + part.Suffix, new(part.Steps, spec.Units), plan.InputCountOf(0)) : null;
        return new(mask, OfRows(plan, "share's mask", part, spec), OfRows(plan, "masked state", part, spec), before, Read: null);
    }

    /// <summary>The same backward.</summary>
    public static RecurrentDropping? PlanBack(RecurrentSpec spec, RecurrentCell cell, RecurrentPart part, BackwardPlanner plan) => spec.RecurrentDropout <= 0 ? null : new(
        plan.Kept("state mask" + part.Suffix),
        OfRows(plan, "share's mask", part, spec),
        OfRows(plan, "d masked state", part, spec),
        StateBefore: null,
        cell.Reads ? plan.Kept("before" + part.Suffix) : null);

    /// <summary>What the matrix of the input reads in the place of the input.</summary>
    public static BufferUse PlanInput(RecurrentSpec spec, RecurrentPart part, ForwardPlanner plan, BufferUse source)
    {
        if (!plan.Training || spec.Dropout <= 0)
        {
            return source;
        }

        BufferUse mask = MaskOf("input mask", spec.Dropout, part, plan, part.Inputs, StreamOf(spec, part, 0));
        BufferUse masked = plan.Keep("masked" + part.Suffix, part.Input, plan.InputCountOf(0));
        plan.Add(new ChannelMaskKernel(
            KernelDirection.Forward,
            $"what is read = mask · x, one mask for all steps, 0 with probability {Literal.Of(spec.Dropout)}, else 1 / (1 − rate)",
            part.Input,
            source,
            mask,
            Operand.Write("y", masked))
        { Sequences = plan.SequencesOf(0), Part = part.Word + "Mask" });
        return masked;
    }

    /// <summary>Where the gradient of what the matrix of the input has read goes.</summary>
    public static GradientUse OfMaskedInput(RecurrentSpec spec, RecurrentPart part, BackwardPlanner plan, GradientUse dx) =>
        spec.Dropout <= 0 ? dx : new(plan.Temporary("d masked" + part.Suffix, part.Input, plan.InputCountOf(0)), Accumulate: false);

    /// <summary>Goes on from there to the input.</summary>
    public static void PlanInputBack(RecurrentSpec spec, RecurrentPart part, BackwardPlanner plan, GradientUse masked, GradientUse dx)
    {
        if (spec.Dropout > 0)
        {
            plan.Add(new ChannelMaskKernel(KernelDirection.Backward, $"dx {dx.Sign} mask · d(mask · x)", part.Input, masked.Buffer, plan.Kept("input mask" + part.Suffix), dx.As("dx")) { Sequences = plan.SequencesOf(0), Part = part.Word + "Mask" });
        }
    }

    private static BufferUse MaskOf(string name, double rate, RecurrentPart part, ForwardPlanner plan, int features, int stream)
    {
        BufferUse mask = plan.Keep(name + part.Suffix, new Shape(features), RowCount.Rows);
        plan.Add(new DropoutMaskOp(mask, rate, plan.NodeIndex + (FirstStream * stream), new Shape(features)));
        return mask;
    }

    private static int StreamOf(RecurrentSpec spec, RecurrentPart part, int what) => 1 + (2 * part.Number(spec)) + what;

    private static BufferUse OfRows(LayerPlanner plan, string name, RecurrentPart part, RecurrentSpec spec) =>
        plan.Temporary(name + part.Suffix, new Shape(Panel.Padded(spec.Units)), RowCount.Rows);
}
