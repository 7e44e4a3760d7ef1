namespace DeepInit.Gen.Planning.Ops;

/// <summary>The kinds of memory that ops touch.</summary>
internal enum Room
{
    /// <summary>A buffer of the pass.</summary>
    Buffer,

    /// <summary>A parameter, or what inference has made of one.</summary>
    Parameter,

    /// <summary>The gradient of a parameter. Where an optimiser acts at once, whoever writes it moves the parameter too.</summary>
    Gradient,

    /// <summary>The zeros at the head of the block of parameters, which nobody writes: sums without a bias start from them.</summary>
    Zeros,
}
