using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>Puts the channels that each filter reads into the lane of the filter, on the canvas.</summary>
internal sealed record GatherKernel(Convolution Convolution, int CanvasFeatures, BufferUse Source, BufferUse Target)
    : LayerKernel
{
    public override string Formula => $"x by filters on {Convolution.Forward}";

    public override KernelName Name(KernelName layer) => layer with { Part = Convolution.Part, Of = "Gather" };

    public override KernelSignature Signature => new(Operand.Read("source", Source), Operand.Write("target", Target));

    public override Items Items => Items.OfRows(Panel.Count(CanvasFeatures));

    public override void Write(KernelWriter kernel) => kernel.Text.Write(
        $"global::DeepInit.Runtime.Images.Gather(ref sourceAt, ref targetAt, rows, {Convolution.Image.Dimensions[0]}, {Convolution.Image.Dimensions[1]}, {Convolution.Forward.Numbers}, {Convolution.Channels}, {Convolution.Filters}, {Convolution.Groups}, first, end);");
}
