namespace DeepInit.Gen.Planning;

/// <summary>
/// Something that calls count, and that buffers have so and so many numbers for: the rows of a call, or, where rows have lengths of their own, the steps of all its
/// sequences together.
/// </summary>
/// <param name="Name">The argument of generated methods.</param>
internal sealed record RowCount(string Name)
{
    /// <summary>The rows of a call. Every pass has them.</summary>
    public static RowCount Rows { get; } = new("rows");
}
