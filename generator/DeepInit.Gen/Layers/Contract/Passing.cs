namespace DeepInit.Gen.Layers;

/// <summary>What a layer hands on from its inputs to its output.</summary>
internal enum Passing
{
    /// <summary>Something else than what it read.</summary>
    Nothing,

    /// <summary>Means or maxima of what it read, within the same bounds.</summary>
    Range,

    /// <summary>The values that it read themselves, in another arrangement, or thinned out.</summary>
    Values,
}
