using DeepInit.Gen.Kernels;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Planning.Ops;

/// <summary>A kernel that a layer writes itself; it says everything about itself, and the op hands it on.</summary>
/// <param name="Kernel">The kernel.</param>
internal sealed record LayerKernelOp(KernelName Name, string Comment, LayerKernel Kernel)
    : KernelOp(Name, Comment)
{
    public override IEnumerable<Touch> Touches =>
    [
        .. Kernel.Signature.Operands.Select(Touch.Of),
        .. Kernel.Signature.Parameters.Select(Touch.Of),
        .. Kernel.Signature.Fixed.Select(Touch.Of),
        .. Kernel.Signature.Gradients.Select(gradient => gradient.Gradient.Touch),
        .. Kernel.Signature.Tiles.Count > 0 ? [Touch.Zeros] : Array.Empty<Touch>(),
    ];

    public override Items Items => Kernel.Items;

    public override RowCount? Sequences => Kernel.Signature.Sequences;

    public override RowCount? Memory => Kernel.Signature.Memory;

    public override Scratch Scratch => new(Kernel.Signature.Gradients.Sum(gradient => gradient.BlockLength), Kernel.Signature.Transposed, Kernel.Signature.Local);

    public override int SumLength => Kernel.Signature.Tiles.Select(tile => tile.SumLength).DefaultIfEmpty(0).Max();

    // Masks and noise are ops of their own, whose values a layer's kernel reads.
    public override bool IsRandom => false;

    public override bool ReadsMode => Kernel.Signature.ReadsMode;

    public override bool RunsOnStack => Kernel.RunsOnStack;

    public override BufferUse? RowMajorOperand => Kernel.FromRows?.Reads;

    public override BufferUse? RowMajorResult => Kernel.FromRows?.Writes;

    public override KernelOp OnRowMajor() => Kernel.FromRows is { } rows ? this with { Name = Name! with { FromRows = true }, Kernel = rows.Kernel } : base.OnRowMajor();

    public override KernelOp? TimesDerivative(ActivationSpec activation, Operand value) => Kernel.TimesDerivative(activation, value.Buffer) is { } fused
        ? this with { Name = Name! with { Function = activation.Function.ToString() }, Kernel = fused }
        : null;
}
