using DeepInit.Gen.Parsing;

namespace DeepInit.Gen.Layers;

/// <summary>A transposed convolution over sequences.</summary>
internal sealed class Conv1DTransposeLayer : TransposedConvolutionLayer
{
    public override string Attribute => "DeepInit.Conv1DTransposeAttribute";

    protected override ConvolutionSpec ParseSpec(AttributeArguments arguments) => ParseConvolution(arguments, arguments.Int32(0), SpatialArguments.ParseSequence(arguments, 1));
}
