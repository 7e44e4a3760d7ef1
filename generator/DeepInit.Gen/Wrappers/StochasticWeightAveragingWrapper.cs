using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Wrappers;

/// <summary>Predictions take the plain mean of the weights of some steps (Izmailov &amp; al. 2018).</summary>
internal sealed class StochasticWeightAveragingWrapper : WrapperKind
{
    public override string Attribute => "DeepInit.StochasticWeightAveragingAttribute";

    public override bool Averages => true;

    public override int ExtraPasses => 0;

    public override string Formula(WrapperSpec spec)
    {
        var s = (StochasticWeightAveragingSpec)spec;
        return $"after step {s.StartStep} and every {s.Every} from there: a = a + (p − a) / n, n of them so far; predictions take a";
    }

    public override WrapperSpec Parse(AttributeArguments arguments) => new StochasticWeightAveragingSpec(arguments.Int32(0), arguments.Int32("Every", 1));

    public override RuntimeUpdate Runtime(WrapperSpec spec)
    {
        var s = (StochasticWeightAveragingSpec)spec;
        return new("EqualWeightAverage", [new("startStep", s.StartStep), new("every", s.Every)]);
    }

    protected override IEnumerable<(string Argument, object Value, bool Valid, string Expected)> Domains(WrapperSpec spec)
    {
        var s = (StochasticWeightAveragingSpec)spec;
        yield return ("startStep", s.StartStep, s.StartStep >= 1, "at least 1");
        yield return (nameof(s.Every), s.Every, s.Every >= 1, "at least 1");
    }
}

internal sealed record StochasticWeightAveragingSpec(int StartStep, int Every) : WrapperSpec("DeepInit.StochasticWeightAveragingAttribute");
