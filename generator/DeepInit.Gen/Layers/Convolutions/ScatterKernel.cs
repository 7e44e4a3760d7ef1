using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = what each filter gives back to the channels that it read.</summary>
internal sealed record ScatterKernel(Convolution Convolution, BufferUse Source, GradientUse Dx)
    : LayerKernel
{
    public override string Formula => $"dx {Dx.Sign} what each filter gives back";

    public override KernelName Name(KernelName layer) => layer with { Part = Convolution.Part, Of = "Scatter" };

    public override KernelSignature Signature => new(Operand.Read("source", Source), Dx.As("target"));

    public override Items Items => Items.OfRows(Panel.Count(Convolution.Channels));

    public override void Write(KernelWriter kernel) => kernel.Text.Write(
        $"global::DeepInit.Runtime.Images.Scatter(ref sourceAt, ref targetAt, rows, {Convolution.Image.Positions}, {Convolution.Channels}, {Convolution.Filters}, {Convolution.Groups}, accumulate: {Literal.Of(kernel.Accumulates("target"))}, first, end);");
}
