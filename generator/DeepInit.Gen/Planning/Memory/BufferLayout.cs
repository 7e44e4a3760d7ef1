namespace DeepInit.Gen.Planning;

/// <summary>The order of a buffer's numbers.</summary>
internal enum BufferLayout
{
    /// <summary>[⌈features / 16⌉][rows · positions][16], what is no feature is zero.</summary>
    Panels,

    /// <summary>[rows][positions][features], one after another, as users hand rows over.</summary>
    RowMajor,
}
