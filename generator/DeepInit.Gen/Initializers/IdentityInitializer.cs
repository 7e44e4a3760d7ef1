using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Ones on the main diagonal, zeros elsewhere, times a gain.</summary>
internal sealed class IdentityInitializer : InitializerKind
{
    public override Init Init => Init.Identity;

    public override string Word => "identity";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Gain)];

    public override bool NeedsMatrix => true;

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) =>
        Make(InitCall.Identity, 0, "", target.Rows, target.Columns, spec.Gain ?? 1);

    public override string? Degenerate(int units, int features) =>
        units > features ? $"units {features} to {units - 1} start at 0 and stay identical"
        : units < features ? $"inputs {units} to {features - 1} are not read at the start"
        : null;
}
