using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Every element 0.</summary>
internal sealed class ZerosInitializer : InitializerKind
{
    public override Init Init => Init.Zeros;

    public override string Word => "zeros";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) => Make(InitCall.Constant, 0, "", 0);
}
