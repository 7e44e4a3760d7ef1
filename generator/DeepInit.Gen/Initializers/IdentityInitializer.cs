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
}
