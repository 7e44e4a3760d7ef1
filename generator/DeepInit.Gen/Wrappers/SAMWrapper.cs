using DeepInit.Gen.Optimizers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Wrappers;

/// <summary>Steps by the gradient at the worst point nearby (Foret et al. 2021; adaptive: Kwon et al. 2021).</summary>
internal sealed class SAMWrapper : WrapperKind
{
    public override string Attribute => "DeepInit.SAMAttribute";

    public override bool Averages => false;

    public override int ExtraPasses => 1;

    public override string Formula(WrapperSpec spec) => ((SAMSpec)spec).Adaptive
        ? "the gradient at p + rho · t² · g / ‖t · g‖, t = |p| + eta: two passes for each step"
        : "the gradient at p + rho · g / ‖g‖: two passes for each step";

    public override WrapperSpec Parse(AttributeArguments arguments) => new SAMSpec(arguments.Double(0), arguments.Boolean("Adaptive", false), arguments.Double("Eta", 0.01));

    public override RuntimeUpdate Runtime(WrapperSpec spec)
    {
        var s = (SAMSpec)spec;
        return new("SharpnessAware", [new("rho", s.Rho), new("adaptive", s.Adaptive), new("eta", s.Eta)]);
    }

    protected override IEnumerable<(string Argument, object Value, bool Valid, string Expected)> Domains(WrapperSpec spec)
    {
        var s = (SAMSpec)spec;
        yield return ("rho", s.Rho, s.Rho is > 0 and < double.PositiveInfinity, "greater than 0");
        yield return (nameof(s.Eta), s.Eta, s.Eta is >= 0 and < double.PositiveInfinity, "at least 0");
    }
}

internal sealed record SAMSpec(double Rho, bool Adaptive, double Eta) : WrapperSpec("DeepInit.SAMAttribute");
