namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² / fan in, evenly distributed.</summary>
internal sealed class LeCunUniformInitializer : LeCunInitializer
{
    public override Init Init => Init.LeCunUniform;

    public override string Word => "LeCun uniform";

    protected override bool IsUniform => true;
}
