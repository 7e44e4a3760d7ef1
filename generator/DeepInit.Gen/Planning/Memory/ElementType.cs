namespace DeepInit.Gen.Planning;

/// <summary>What a buffer is made of.</summary>
internal enum ElementType
{
    /// <summary>32-bit floating point.</summary>
    Single,

    /// <summary>64-bit floating point.</summary>
    Double,

    /// <summary>32-bit integers: classes, ids of a vocabulary, lengths.</summary>
    Int32,

    /// <summary>8-bit integers with a sign: quantised values and weights.</summary>
    Int8,
}
