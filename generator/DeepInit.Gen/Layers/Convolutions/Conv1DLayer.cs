using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Layers;

/// <summary>A convolution over sequences: images of one row.</summary>
internal sealed class Conv1DLayer : ConvolutionLayer
{
    public override string Attribute => "DeepInit.Conv1DAttribute";

    protected override ConvolutionSpec ParseSpec(AttributeArguments arguments) =>
        ParseConvolution(arguments, arguments.Int32(0), SpatialArguments.ParseSequence(arguments, 1));
}
