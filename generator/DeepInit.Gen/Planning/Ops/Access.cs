namespace DeepInit.Gen.Planning.Ops;

/// <summary>How an op uses a place.</summary>
internal enum Access
{
    /// <summary>It reads what was written there before.</summary>
    Read,

    /// <summary>It writes all of it, whatever was there.</summary>
    Write,

    /// <summary>It needs what was there, and changes it.</summary>
    ReadWrite,

    /// <summary>It adds to what was there: to read and to write. Whoever plans a gradient decides between this and <see cref="Write"/>; the kernel is the same.</summary>
    Accumulate,
}
