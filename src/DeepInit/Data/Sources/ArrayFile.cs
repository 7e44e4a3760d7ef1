namespace DeepInit;

/// <summary>A file of an <see cref="ArrayFileSource{T}"/>, and what it is for.</summary>
/// <param name="Name">The name of the input or target; null for the only one.</param>
/// <param name="Path">The file.</param>
/// <param name="IsTarget">Whether it is a target.</param>
/// <param name="Scale">A factor for its numbers.</param>
internal sealed record ArrayFile(string? Name, string Path, bool IsTarget, double Scale)
{
    public ArrayFileStream Open() => new(Path);

    /// <summary>The position of what it is for.</summary>
    /// <exception cref="ArgumentException">The network has no such input or target.</exception>
    public int IndexIn(IReadOnlyList<TensorDescription> tensors)
    {
        for (int i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Name == Name || (Name is null && tensors.Count == 1))
                return i;
        }

        string kind = IsTarget ? "target" : "input";
        throw new ArgumentException($"The network reads the {kind}s {string.Join(", ", tensors)}; '{Path}' is for {(Name is null ? $"its only {kind}" : $"'{Name}'")}.");
    }
}
