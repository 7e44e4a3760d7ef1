namespace DeepInit.Gen.Planning.Ops;

/// <summary>Σ_k x[r, k] · W[o, k] + b[o], and nothing else: no window over pixels, no other operand.</summary>
/// <param name="Source">x.</param>
/// <param name="ReadsRows">Whether x lies as rows; else in panels.</param>
/// <param name="Weight">The parameter W.</param>
/// <param name="Bias">The parameter b; null where there is none.</param>
internal sealed record PlainProduct(BufferUse Source, bool ReadsRows, int Weight, int? Bias);
