namespace DeepInit.Gen.Initializers;

/// <summary>Variance gain² / fan, the gain being that of the activation unless given, evenly distributed.</summary>
internal sealed class HeUniformInitializer : HeInitializer
{
    public override Init Init => Init.HeUniform;

    public override string Word => "He uniform";

    protected override bool IsUniform => true;
}
