namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² / fan, the gain being that of the activation unless given, normally distributed.</summary>
internal sealed class HeNormalInitializer : HeInitializer
{
    public override Init Init => Init.HeNormal;

    public override string Word => "He normal";

    protected override bool IsUniform => false;
}
