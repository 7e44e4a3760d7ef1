namespace DeepInit.Gen.Emission;

/// <summary>The generator's version, as generated code says it: that of the assembly, without the suffix of a pack, so that the same network is the same text.</summary>
internal static class GeneratorVersion
{
    /// <summary><c>1.0.0</c>.</summary>
    public static readonly string Text = typeof(GeneratorVersion).Assembly.GetName().Version.ToString(fieldCount: 3);

    /// <summary>The attribute on everything that is generated.</summary>
    public static readonly string Attribute = $"[DiGenerated(\"DeepInit.Gen\", \"{Text}\")]";
}
