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
}
