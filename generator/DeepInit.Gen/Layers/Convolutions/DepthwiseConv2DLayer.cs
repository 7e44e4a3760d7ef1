using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A convolution over images in which every channel has filters of its own: as many groups as channels.</summary>
internal sealed class DepthwiseConv2DLayer : ConvolutionLayer
{
    public override string Attribute => "DeepInit.DepthwiseConv2DAttribute";

    public override string? WidthArgument => null;

    public override FeatureReading ReadingOf(LayerSpec spec, Shape input) =>
        base.ReadingOf(spec, input) == FeatureReading.All && input.Features > 1 ? FeatureReading.Own : base.ReadingOf(spec, input);

    protected override ConvolutionSpec ParseSpec(AttributeArguments arguments) => ParseConvolution(arguments, 0, SpatialArguments.ParseImage(arguments, 0));

    protected override int FiltersOf(ConvolutionSpec spec, Shape input) => Shape.Clip((long)input.Features * spec.DepthMultiplier);

    protected override IReadOnlyList<Convolution> PartsOf(ConvolutionSpec spec, Shape input, Shape output) =>
        [Convolution.Of("", input, output, input.Features, spec.Spatial, spec.Weights.UseBias)];
}
