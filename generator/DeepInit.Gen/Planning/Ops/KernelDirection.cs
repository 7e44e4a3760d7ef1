namespace DeepInit.Gen.Planning.Ops;

/// <summary>Which way a kernel goes.</summary>
internal enum KernelDirection
{
    /// <summary>It computes values.</summary>
    Forward,

    /// <summary>It computes gradients.</summary>
    Backward,
}
