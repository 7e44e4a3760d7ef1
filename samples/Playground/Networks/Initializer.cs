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

    /// <summary>Left to the compiler.</summary>
    Derived,
}
