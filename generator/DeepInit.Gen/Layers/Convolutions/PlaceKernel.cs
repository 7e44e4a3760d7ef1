using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Puts an image on its canvas of zeros: the layer's input, or, spread apart by the strides, the gradient of its sums.</summary>
/// <param name="Step">What the kernel is called: <c>Pad</c> or <c>Spread</c>.</param>
/// <param name="MayReadRows">Whether it can as well read an image as users hand it over, and write one of that form.</param>
/// <param name="ReadsRows">Whether it does.</param>
internal sealed record PlaceKernel(string Part, string Step, string Formula, Shape Image, Canvas Canvas, BufferUse Source, BufferUse Target, bool MayReadRows, bool ReadsRows = false)
    : LayerKernel
{
    public override string Formula { get; } = Formula;

    public override KernelName Name(KernelName layer) => layer with { Part = Part, Of = Step };

    public override KernelSignature Signature => new(Operand.Read("source", Source), Operand.Write("target", Target));

    // An item is an image of a panel, in the order of memory; of rows, an image.
    public override Items Items => Items.OfRows(ReadsRows ? 1 : Panel.Count(Image.Features));

    public override RowMajorForm? FromRows => MayReadRows && !ReadsRows ? new(this with { ReadsRows = true }, Source, Target) : null;

    public override void Write(KernelWriter kernel) => kernel.Text.Write(ReadsRows
        ? $"global::DeepInit.Runtime.Images.PadRows(ref sourceAt, ref targetAt, {Image.Dimensions[0]}, {Image.Dimensions[1]}, {Image.Features}, {Canvas.Numbers}, first, end);"
        : $"global::DeepInit.Runtime.Images.Pad(ref sourceAt, ref targetAt, {Image.Dimensions[0]}, {Image.Dimensions[1]}, {Canvas.Numbers}, first, end);");
}
