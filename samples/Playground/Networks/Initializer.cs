namespace Playground.Networks;

/// <summary>How the weights start.</summary>
public enum Initializer
{
    /// <summary>All zero.</summary>
    Zeros,

    /// <summary>N(0, 1).</summary>
    Gaussian,

    /// <summary>He normal.</summary>
    He,

    /// <summary>Xavier uniform.</summary>
    Xavier,

    /// <summary>Orthogonal matrices.</summary>
    Orthogonal,

    /// <summary>Identity and Hadamard matrices.</summary>
    ZerO,

    /// <summary>Left to the compiler.</summary>
    Derived,

    /// <summary>Left to the compiler, then scaled by the points.</summary>
    FromData,
}
