using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>A depthwise convolution without a bias, and a convolution of single pixels over what it makes (Chollet 2017).</summary>
internal sealed class SeparableConv2DLayer : ConvolutionLayer
{
    public override string Attribute => "DeepInit.SeparableConv2DAttribute";

    protected override string LastRole => "pointwise.";

    protected override ConvolutionSpec ParseSpec(AttributeArguments arguments) =>
        ParseConvolution(arguments, arguments.Int32(0), SpatialArguments.ParseImage(arguments, 1));

    // What lies between the two is a value as well, though nobody names it.
    protected override Shape? InferWindow(ConvolutionSpec spec, string described, Shape input, Issues issues)
    {
        Shape? output = base.InferWindow(spec, described, input, issues);
        long between = output is null ? 0 : (long)output.Positions * input.Features * spec.DepthMultiplier;
        if (between > Shape.MostNumbers)
        {
            issues.Add(Rules.OutOfDomain, "DepthMultiplier", "DepthMultiplier", described, spec.DepthMultiplier, $"so small that the depthwise convolution makes at most {Shape.MostNumbers} numbers");
            return null;
        }

        return output;
    }

    protected override IReadOnlyList<Convolution> PartsOf(ConvolutionSpec spec, Shape input, Shape output)
    {
        Shape between = output.WithFeatures(input.Features * spec.DepthMultiplier);
        return
        [
            Convolution.Of("depthwise.", input, between, input.Features, spec.Spatial, useBias: false),
            Convolution.Of(LastRole, between, output, groups: 1, SpatialArguments.Point(rank: 2), spec.Weights.UseBias),
        ];
    }
}
