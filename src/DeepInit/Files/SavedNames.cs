namespace DeepInit;

/// <summary>What other libraries put into their files beside weights, and around the names of weights.</summary>
internal static class SavedNames
{
    /// <summary>Around all names: of <c>torch.nn.DataParallel</c> (and DistributedDataParallel), and of <c>torch.compile</c>.</summary>
    private static readonly string[] Wrappers = ["module.", "_orig_mod."];

    /// <summary>
    /// Buffers that no prediction reads, or that are made of constants: counters of batch normalisation and of averaging, positions and tables of
    /// transformers, seeds of Keras, costs noted by profilers.
    /// </summary>
    private static readonly HashSet<string> NoWeights = new(StringComparer.Ordinal)
    {
        "num_batches_tracked", "n_averaged", "position_ids", "token_type_ids", "inv_freq", "relative_position_index", "seed_generator_state", "total_ops", "total_params",
    };

    /// <summary>Whether a tensor holds no weights, by the last part of its name.</summary>
    public static bool IsNoWeight(SafeTensorEntry entry) => NoWeights.Contains(entry.Name.Substring(entry.Name.LastIndexOf('.') + 1));

    /// <summary>The wrappers that all names begin with, one after another; nothing if there is none.</summary>
    public static string WrapperOf(IReadOnlyCollection<string> names)
    {
        string wrapper = "";
        if (names.Count == 0)
            return wrapper;
        while (Wrappers.FirstOrDefault(w => names.All(n => n.StartsWith(wrapper + w, StringComparison.Ordinal))) is { } next)
            wrapper += next;
        return wrapper;
    }

    /// <summary>What all names of one set begin with beyond those of another, up to a point; null where that is not the difference.</summary>
    public static string? PrefixBetween(HashSet<string> longer, HashSet<string> shorter)
    {
        if (longer.Count == 0 || longer.Count != shorter.Count)
            return null;
        string first = longer.First();
        for (int at = first.IndexOf('.'); at >= 0; at = first.IndexOf('.', at + 1))
        {
            string prefix = first.Substring(0, at + 1);
            if (longer.All(n => n.StartsWith(prefix, StringComparison.Ordinal) && shorter.Contains(n.Substring(prefix.Length))))
                return prefix;
        }

        return null;
    }
}
