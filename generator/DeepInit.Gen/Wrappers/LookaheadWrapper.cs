using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Wrappers;

/// <summary>Every k steps the weights go back part of the way to slow ones (Zhang et al. 2019).</summary>
internal sealed class LookaheadWrapper : WrapperKind
{
    public override string Attribute => "DeepInit.LookaheadAttribute";

    public override bool Averages => false;

    public override int ExtraPasses => 0;

    public override string Formula(WrapperSpec spec)
    {
        var s = (LookaheadSpec)spec;
        return $"after every {s.Period} steps slow = slow + alpha · (p − slow), p = slow";
    }

    public override WrapperSpec Parse(AttributeArguments arguments) => new LookaheadSpec(arguments.Int32(0), arguments.Double("Alpha", 0.8));

    public override RuntimeUpdate Runtime(WrapperSpec spec)
    {
        var s = (LookaheadSpec)spec;
        return new("LookaheadWeights", [new("period", s.Period), new("alpha", s.Alpha)]);
    }

    protected override IEnumerable<(string Argument, object Value, bool Valid, string Expected)> Domains(WrapperSpec spec)
    {
        var s = (LookaheadSpec)spec;
        yield return ("period", s.Period, s.Period >= 1, "at least 1");
        yield return (nameof(s.Alpha), s.Alpha, s.Alpha is > 0 and <= 1, "in (0, 1]");
    }
}

internal sealed record LookaheadSpec(int Period, double Alpha) : WrapperSpec("DeepInit.LookaheadAttribute");
