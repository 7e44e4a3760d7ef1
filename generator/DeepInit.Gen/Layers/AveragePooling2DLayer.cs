using DeepInit.Gen.Emission;
using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Layers;

/// <summary>The mean of each window; zeros beyond the edges count.</summary>
internal sealed class AveragePooling2DLayer : Pooling2DLayer<AveragePooling2DSpec>
{
    public override string Attribute => "DeepInit.AveragePooling2DAttribute";

    protected override bool KeepsValues => false;

    protected override AveragePooling2DSpec ParseSpec(AttributeArguments arguments) => new(ParseSpatial(arguments));

    protected override void WriteForwardPixel(AveragePooling2DSpec spec, KernelWriter kernel, Action<Action> window)
    {
        kernel.Text.Write("DiV sum = DiV.Zero;");
        window(() => kernel.Text.Write("sum += DiSimd.Load(ref xAt, from);"));
        kernel.Text.Write($"DiSimd.Store(sum * {Share(spec, kernel)}, ref yAt, to);");
    }

    protected override void WriteBackwardPixel(AveragePooling2DSpec spec, KernelWriter kernel, Action<Action> window)
    {
        kernel.Text.Write($"DiV share = DiSimd.Load(ref dyAt, to) * {Share(spec, kernel)};");
        window(() => kernel.Text.Write("DiSimd.Store(DiSimd.Load(ref dxAt, from) + share, ref dxAt, from);"));
    }

    private static string Share(AveragePooling2DSpec spec, KernelWriter kernel) => kernel.Constant(1.0 / (spec.Spatial.Height * spec.Spatial.Width));
}

internal sealed record AveragePooling2DSpec(SpatialArguments Spatial)
    : Pooling2DSpec("DeepInit.AveragePooling2DAttribute", Spatial);
