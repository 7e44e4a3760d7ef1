using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>A random (semi-)orthogonal matrix times a gain. Saxe et al. 2014.</summary>
internal sealed class OrthogonalInitializer : InitializerKind
{
    public override Init Init => Init.Orthogonal;

    public override string Word => "orthogonal";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain)];

    public override bool NeedsMatrix => true;

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) => Make(
        InitCall.Orthogonal,
        (spec.Gain ?? 1) / Math.Sqrt(Math.Max(target.Rows, target.Columns)),
        $"{Short(spec.Gain ?? 1)} / √{Math.Max(target.Rows, target.Columns)}",
        target.Rows,
        target.Columns,
        spec.Gain ?? 1);

    public override string? Degenerate(int units, int features) =>
        Math.Min(units, features) == 1 ? "a single vector has nothing to be orthogonal to, and is only scaled to length 1" : null;
}
