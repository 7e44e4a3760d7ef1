using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Layers;

/// <summary>A convolution over images.</summary>
internal sealed class Conv2DLayer : ConvolutionLayer
{
    public override string Attribute => "DeepInit.Conv2DAttribute";

    protected override ConvolutionSpec ParseSpec(AttributeArguments arguments) =>
        ParseConvolution(arguments, arguments.Int32(0), SpatialArguments.ParseImage(arguments, 1));
}
