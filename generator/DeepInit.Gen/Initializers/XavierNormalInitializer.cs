namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² · 2 / (fan in + fan out), normally distributed.</summary>
internal sealed class XavierNormalInitializer : XavierInitializer
{
    public override Init Init => Init.XavierNormal;

    public override string Word => "Xavier normal";

    protected override bool IsUniform => false;
}
