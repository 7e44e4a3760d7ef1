using System.Text;

namespace DeepInit;

/// <summary>What became of the parameters of a network and the tensors of a file, after <c>WeightFile.Load</c> or <see cref="WeightFile.LoadMatching{T}(ParameterCollection{T}, string, WeightLoadOptions)"/>.</summary>
public sealed class WeightLoadReport
{
    internal WeightLoadReport(IReadOnlyList<string> loaded, IReadOnlyList<string> missing, IReadOnlyList<string> mismatched, IReadOnlyList<string> leftOver, IReadOnlyList<string> ignored)
    {
        Loaded = loaded;
        Missing = missing;
        Mismatched = mismatched;
        LeftOver = leftOver;
        Ignored = ignored;
    }

    /// <summary>The parameters that have the file's values now.</summary>
    public IReadOnlyList<string> Loaded { get; }

    /// <summary>The parameters that the file has no tensor for; they are what they were.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>The parameters whose tensor has another shape, or a type that would be rounded: name, and what the file has; they are what they were.</summary>
    public IReadOnlyList<string> Mismatched { get; }

    /// <summary>The tensors of the file that are no parameter of the network.</summary>
    public IReadOnlyList<string> LeftOver { get; }

    /// <summary>Those of <see cref="LeftOver"/> that hold no weights, such as <c>num_batches_tracked</c> of PyTorch's batch normalisation: <c>Load</c> passes over them.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>Whether every parameter was loaded.</summary>
    public bool IsComplete => Missing.Count == 0 && Mismatched.Count == 0;

    /// <summary>The report as text, a line for each kind that there is.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Add(text, "loaded", Loaded);
        Add(text, "missing", Missing);
        Add(text, "of another shape or type", Mismatched);
        Add(text, "left over", [.. LeftOver.Except(Ignored)]);
        Add(text, "left over, without weights", Ignored);
        return text.ToString().TrimEnd();
    }

    private static void Add(StringBuilder text, string kind, IReadOnlyList<string> names)
    {
        if (names.Count > 0)
            text.Append(kind).Append(" (").Append(names.Count).Append("): ").Append(string.Join(", ", names.Select(n => Excerpt.Of(n, 200)))).Append('\n');
    }
}
