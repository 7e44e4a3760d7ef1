using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Each filter hands one channel on: the identity as a convolution.</summary>
internal sealed class DiracInitializer : CentredInitializer
{
    public override Init Init => Init.Dirac;

    public override string Word => "Dirac";

    public override string? Check(InitSpec spec, InitTarget target) =>
        target.Window.Count == 0 ? "it has no window with a centre; Identity is this start of a matrix" : base.Check(spec, target);

    // Filters past the channels are 0.
    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) =>
        Make(InitCall.Dirac, target, Math.Min(target.Filters, target.Channels) / (double)target.Filters);
}
