using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Wrappers;

/// <summary>Predictions take an exponential moving average of the weights (Polyak &amp; Juditsky 1992).</summary>
internal sealed class ExponentialMovingAverageWrapper : WrapperKind
{
    public override string Attribute => "DeepInit.ExponentialMovingAverageAttribute";

    public override bool Averages => true;

    public override int ExtraPasses => 0;

    public override string Formula(WrapperSpec spec) => ((ExponentialMovingAverageSpec)spec).WarmUp
        ? "e = d · e + (1 − d) · p, d = min(decay, (1 + k) / (10 + k)); predictions take e"
        : "e = decay · e + (1 − decay) · p; predictions take e";

    public override WrapperSpec Parse(AttributeArguments arguments) => new ExponentialMovingAverageSpec(arguments.Double(0), arguments.Boolean("WarmUp", true));

    public override RuntimeUpdate Runtime(WrapperSpec spec)
    {
        var s = (ExponentialMovingAverageSpec)spec;
        return new("ExponentialWeightAverage", [new("decay", s.Decay), new("warmUp", s.WarmUp)]);
    }

    protected override IEnumerable<(string Argument, object Value, bool Valid, string Expected)> Domains(WrapperSpec spec)
    {
        var s = (ExponentialMovingAverageSpec)spec;
        yield return ("decay", s.Decay, s.Decay is >= 0 and < 1, "in [0, 1)");
    }
}

internal sealed record ExponentialMovingAverageSpec(double Decay, bool WarmUp) : WrapperSpec("DeepInit.ExponentialMovingAverageAttribute");
