using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Every element 1.</summary>
internal sealed class OnesInitializer : InitializerKind
{
    public override Init Init => Init.Ones;

    public override string Word => "ones";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) => Make(InitCall.Constant, 0, "", 1);
}
