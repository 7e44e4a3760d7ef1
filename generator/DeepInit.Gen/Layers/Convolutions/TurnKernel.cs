using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The filters turned by half a turn, inputs and outputs exchanged: what the gradient of the image is convolved with.</summary>
internal sealed record TurnKernel(Convolution Convolution, ParameterOperand Weight, Operand Turned)
    : LayerKernel
{
    public override string Formula => "the filters, turned and with inputs and outputs exchanged";

    public override KernelName Name(KernelName layer) => layer with { Part = Convolution.Part, Of = "Turn" };

    public override KernelSignature Signature => new() { Parameters = new([Weight]), Fixed = new([Turned]) };

    public override Items Items => Items.PerCall(1);

    public override void Write(KernelWriter kernel) => kernel.Text.Write(Convolution.IsLanewise
        ? $"global::DeepInit.Runtime.Images.TurnLanes(ref weight, ref turned, {Convolution.FilterPanels}, {Convolution.Depth}, {Convolution.Taps});"
        : $"global::DeepInit.Runtime.Images.TurnFilters(ref weight, ref turned, {Convolution.Filters / Convolution.Groups}, {Convolution.Depth}, {Convolution.Taps}, {Convolution.Groups});");
}
