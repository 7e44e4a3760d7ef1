namespace DeepInit;

/// <summary>Which tensor of a file is which parameter, for <see cref="WeightFile.LoadMatching{T}(ParameterCollection{T}, string, WeightLoadOptions)"/>.</summary>
/// <remarks>A name of the file becomes a parameter's by <see cref="Names"/>, or otherwise by taking <see cref="FilePrefix"/> off and putting <see cref="Prefix"/> on.</remarks>
public sealed class WeightLoadOptions
{
    /// <summary>What names in the file begin with beyond the network's: <c>module.</c>, <c>model.</c>. Tensors without it are left over. Nothing unless given.</summary>
    public string FilePrefix { get; init; } = "";

    /// <summary>What the network's names begin with beyond the file's: <c>backbone.</c> for a part of a larger network. Nothing unless given.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Parameters by the names of the file's tensors, where no prefix tells: <c>["fc.weight"] = "dense0.weight"</c>. None unless given.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    /// <summary>The parameter's name; null where the tensor is none of the network's.</summary>
    internal string? ParameterOf(string name)
    {
        if (Names.TryGetValue(name, out string? parameter))
            return parameter;
        return name.StartsWith(FilePrefix, StringComparison.Ordinal) ? Prefix + name.Substring(FilePrefix.Length) : null;
    }
}
