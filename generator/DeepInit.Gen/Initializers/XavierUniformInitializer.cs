namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² · 2 / (fan in + fan out), evenly distributed.</summary>
internal sealed class XavierUniformInitializer : XavierInitializer
{
    public override Init Init => Init.XavierUniform;

    public override string Word => "Xavier uniform";

    protected override bool IsUniform => true;
}
