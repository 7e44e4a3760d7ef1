using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Layers;

/// <summary>A transposed convolution over images.</summary>
internal sealed class Conv2DTransposeLayer : TransposedConvolutionLayer
{
    public override string Attribute => "DeepInit.Conv2DTransposeAttribute";

    protected override ConvolutionSpec ParseSpec(AttributeArguments arguments) => ParseConvolution(arguments, arguments.Int32(0), SpatialArguments.ParseImage(arguments, 1));
}
