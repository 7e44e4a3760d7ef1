using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer with a table, as it was written.</summary>
/// <param name="ScaleBySqrt">Whether what is looked up is times √units.</param>
/// <param name="Mode">What is made of a bag; null where each id is looked up by itself.</param>
internal sealed record TableSpec(string Kind, int Units, bool Trainable, InitSpec Init, bool ScaleBySqrt, Bag? Mode)
    : LayerSpec(Kind);
