using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>G g Gᵀ of filters g, as a convolution by patches of 4 × 4 pixels needs them: filters of the layer, or turned ones in fixed memory.</summary>
/// <param name="Filters">The filters, where they are the layer's; else null.</param>
/// <param name="Turned">The filters, where they are turned ones; else null.</param>
/// <param name="Channels">Channels of each filter.</param>
/// <param name="Panels">Panels of 16 filters.</param>
internal sealed record TransformKernel(string Part, ParameterOperand? Filters, Operand? Turned, Operand Transformed, int Channels, int Panels)
    : LayerKernel
{
    public override string Formula => $"G g Gᵀ of the {(Turned is null ? "" : "turned ")}filters g, for patches of 4 × 4";

    public override KernelName Name(KernelName layer) => layer with { Part = Part, Of = Turned is null ? "Transform" : "TransformTurned" };

    public override KernelSignature Signature => new()
    {
        Parameters = Filters is null ? default : new([Filters with { Name = "filters" }]),
        Fixed = new([.. Turned is null ? Array.Empty<Operand>() : [Turned with { Name = "filters", Access = Access.Read }], Transformed with { Name = "transformed" }]),
    };

    public override Items Items => Items.PerCall(Panels);

    public override void Write(KernelWriter kernel) => kernel.Text.Write($"global::DeepInit.Runtime.Winograd.TransformFilters(ref filters, ref transformed, {Channels}, first, end);");
}
