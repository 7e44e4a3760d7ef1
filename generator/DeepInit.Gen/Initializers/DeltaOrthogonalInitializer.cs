using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>A random matrix of orthonormal columns times a gain at the centre of the window. Xiao et al. 2018.</summary>
internal sealed class DeltaOrthogonalInitializer : CentredInitializer
{
    public override Init Init => Init.DeltaOrthogonal;

    public override string Word => "delta orthogonal";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain)];

    public override string? Check(InitSpec spec, InitTarget target) =>
        target.Window.Count == 0 ? "it has no window with a centre; Orthogonal is this start of a matrix"
        : target.Window.Any(n => n % 2 == 0) ? "a window of even length has no centre"
        : target.Filters < target.Channels ? $"{target.Channels} columns of {target.Filters} numbers cannot be orthonormal: it needs at least as many filters as channels"
        : spec.Gain is { } gain && !Finite(gain) ? "its gain is not finite"
        : base.Check(spec, target);

    // |y|² = gain² |x|², over more units.
    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) =>
        Make(InitCall.DeltaOrthogonal, target, (spec.Gain ?? 1) * (spec.Gain ?? 1) * target.Channels / target.Filters, spec.Gain ?? 1);
}
