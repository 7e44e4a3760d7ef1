namespace DeepInit;

/// <summary>The element types of safetensors files that can be read.</summary>
public enum SafeTensorType
{
    /// <summary>16-bit IEEE 754.</summary>
    F16 = 0,

    /// <summary>The upper half of a 32-bit float.</summary>
    BF16,

    /// <summary>32-bit IEEE 754.</summary>
    F32,

    /// <summary>64-bit IEEE 754.</summary>
    F64,

    /// <summary>32-bit integers.</summary>
    I32,

    /// <summary>64-bit integers.</summary>
    I64,

    /// <summary>Booleans: a byte, 0 or 1.</summary>
    BOOL,

    /// <summary>8-bit integers.</summary>
    I8,

    /// <summary>8-bit integers without sign.</summary>
    U8,

    /// <summary>16-bit integers.</summary>
    I16,

    /// <summary>16-bit integers without sign.</summary>
    U16,

    /// <summary>32-bit integers without sign.</summary>
    U32,

    /// <summary>64-bit integers without sign.</summary>
    U64,
}
