using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>Positions as sines and cosines (Vaswani et al. 2017), computed and not learned.</summary>
internal sealed class SinePositionEncodingLayer : PositionLayer<SinePositionEncodingSpec>
{
    public override string Attribute => "DeepInit.SinePositionEncodingAttribute";

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) => [GraphOption.Of("MaxWavelength", ((SinePositionEncodingSpec)spec).MaxWavelength)];

    // From −1 to 1 is added.
    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) =>
        inputs[0] is { } range ? (range.Low - 1, range.High + 1) : null;

    // sin² and cos² have the mean 1/2.
    public override double SecondMoment(LayerSpec spec, IReadOnlyList<Value> inputs, IReadOnlyList<double> moments) => (double.IsNaN(moments[0]) ? 0 : moments[0]) + 0.5;

    protected override SinePositionEncodingSpec ParseSpec(AttributeArguments arguments) => new(arguments.Double("MaxWavelength", 10000));

    protected override void Check(SinePositionEncodingSpec spec, string described, int steps, Issues issues)
    {
        if (spec.MaxWavelength is not (> 0 and < double.PositiveInfinity))
        {
            issues.Add(Rules.OutOfDomain, "MaxWavelength", "MaxWavelength", described, spec.MaxWavelength, "greater than 0");
        }
    }

    protected override PositionTable TableOf(SinePositionEncodingSpec spec, LayerPlanner plan) => new SinePositions(spec.MaxWavelength);

    protected override string Describe(SinePositionEncodingSpec spec) => "SinePositionEncoding";
}

/// <summary>What was written for positions as sines.</summary>
internal sealed record SinePositionEncodingSpec(double MaxWavelength)
    : LayerSpec("DeepInit.SinePositionEncodingAttribute");
