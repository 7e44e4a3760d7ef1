namespace DeepInit.Gen.Layers;

/// <summary>A scalar product of two values over their last axis.</summary>
/// <param name="OfUnitVectors">Whether each is divided by its length first.</param>
internal sealed record ScalarProduct(bool OfUnitVectors);
