namespace DeepInit;

/// <summary>What the pixels of an enlarged image are made of.</summary>
public enum Interpolation
{
    /// <summary>The pixel that they lie in.</summary>
    Nearest,

    /// <summary>The four pixels around, weighted by distance between centres.</summary>
    Bilinear,
}
