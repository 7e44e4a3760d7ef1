namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² / fan in, normally distributed.</summary>
internal sealed class LeCunNormalInitializer : LeCunInitializer
{
    public override Init Init => Init.LeCunNormal;

    public override string Word => "LeCun normal";

    protected override bool IsUniform => false;
}
