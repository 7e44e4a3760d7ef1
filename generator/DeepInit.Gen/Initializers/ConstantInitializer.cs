using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Every element one value.</summary>
internal sealed class ConstantInitializer : InitializerKind
{
    public override Init Init => Init.Constant;

    public override string Word => "constant";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Value)];

    public override string? Check(InitSpec spec, InitTarget target) => Finite(spec.Value) ? null : $"its value is {Short(spec.Value)}, but must be finite";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) =>
        Make(InitCall.Constant, 0, "", spec.Value) with { Words = $"constant {Short(spec.Value)}" };
}
