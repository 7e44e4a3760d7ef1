namespace DeepInit;

/// <summary>Which parameters take the values of which tensor of a file, for loading all of them.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class WeightMatch<T>
    where T : unmanaged
{
    private const int NamesShown = 6;

    private readonly ParameterCollection<T> _parameters;
    private readonly SafeTensorsHeader _header;
    private readonly Dictionary<string, SafeTensorEntry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<SafeTensorEntry, List<Parameter<T>>> _targets = [];

    /// <exception cref="WeightFileException">The file does not hold exactly these parameters.</exception>
    public WeightMatch(ParameterCollection<T> parameters, SafeTensorsHeader header)
    {
        _parameters = parameters;
        _header = header;
        SafeTensorEntry[] weights = [.. header.Entries.Where(e => parameters.TryGet(e.Name, out _) || !SavedNames.IsNoWeight(e))];
        Ignored = [.. header.Entries.Except(weights).Select(e => e.Name)];
        string wrapper = parameters.Any(p => SavedNames.WrapperOf([p.Name]).Length > 0) ? "" : SavedNames.WrapperOf([.. weights.Select(e => e.Name)]);
        foreach (SafeTensorEntry entry in weights)
            _entries.Add(entry.Name.Substring(wrapper.Length), entry);

        // save_model of safetensors leaves out tensors that share their numbers with another one, and notes that one's name.
        var tied = new List<(string, SafeTensorEntry)>();
        foreach (Parameter<T> parameter in parameters)
        {
            if (!_entries.ContainsKey(parameter.Name) && header.Metadata.TryGetValue(wrapper + parameter.Name, out string? other) &&
                other.StartsWith(wrapper, StringComparison.Ordinal) && _entries.TryGetValue(other.Substring(wrapper.Length), out SafeTensorEntry? shared))
            {
                tied.Add((parameter.Name, shared));
            }
        }

        foreach ((string name, SafeTensorEntry entry) in tied)
            _entries.Add(name, entry);
        CheckNames();
        foreach (Parameter<T> parameter in parameters)
        {
            SafeTensorEntry entry = _entries[parameter.Name];
            if (WeightFault.Of(parameter, entry, mayGrow: true) is { } fault)
                throw new WeightFileException(fault);
            if (!_targets.TryGetValue(entry, out List<Parameter<T>>? targets))
                _targets.Add(entry, targets = []);
            targets.Add(parameter);
        }

        FindRows();
    }

    /// <summary>How many rows the tables have that grow, by the numbers of their parameters.</summary>
    public Dictionary<int, int> Rows { get; } = [];

    /// <summary>The tensors that hold no weights.</summary>
    public IReadOnlyList<string> Ignored { get; }

    /// <summary>The parameters that take a tensor; none for one that is ignored.</summary>
    public IReadOnlyList<Parameter<T>> Targets(SafeTensorEntry entry) => _targets.TryGetValue(entry, out List<Parameter<T>>? targets) ? targets : [];

    // All tables of one input have a row for each of its ids.
    private void FindRows()
    {
        for (int i = 0; i < _parameters.Count; i++)
        {
            Parameter<T> parameter = _parameters[i];
            if (parameter.Growing is not [var first, ..])
                continue;
            (SafeTensorEntry own, SafeTensorEntry other) = (_entries[parameter.Name], _entries[_parameters[first].Name]);
            if (own.Shape[0] != other.Shape[0])
                throw new WeightFileException($"'{Excerpt.Of(own.Name)}' has {Counted.Of(own.Shape[0], "row")} in the file and '{Excerpt.Of(other.Name)}' {other.Shape[0]}; expected as many, for they are tables of the same ids.");
            Rows.Add(i, (int)own.Shape[0]);
        }
    }

    private void CheckNames()
    {
        string[] missing = [.. _parameters.Select(p => p.Name).Where(name => !_entries.ContainsKey(name))];
        string[] extra = [.. _entries.Where(e => !_parameters.TryGet(e.Key, out _)).Select(e => e.Value.Name)];
        if (missing.Length == 0 && extra.Length == 0)
            return;

        string message = "The file does not hold the parameters of this network.";
        if (missing.Length > 0)
            message += $" Missing: {List(missing, extra.Length > 0 ? extra : _entries.Keys)}.";
        if (extra.Length > 0)
            message += $" Unknown: {List(extra, missing.Length > 0 ? missing : _parameters.Select(p => p.Name))}.";
        throw new WeightFileException(message + Advice(missing, extra));
    }

    private string Advice(string[] missing, string[] extra)
    {
        HashSet<string> own = [.. _parameters.Select(p => p.Name)];
        HashSet<string> saved = [.. _entries.Keys];
        if (extra.Length > 0 && SavedNames.PrefixBetween(saved, own) is { } filePrefix)
            return $" All names of the file begin with '{filePrefix}': WeightFile.LoadMatching with FilePrefix = \"{filePrefix}\" takes them.";
        if (extra.Length > 0 && SavedNames.PrefixBetween(own, saved) is { } prefix)
            return $" All names of the network begin with '{prefix}' beyond those of the file: WeightFile.LoadMatching with Prefix = \"{prefix}\" takes them.";
        if (extra.Length > 0 || missing.Length == 0)
            return missing.Length == 0 ? " WeightFile.LoadMatching takes those that match." : "";

        Parameter<T> lost = _parameters[missing[0]];
        SafeTensorEntry? twin = _header.Entries.FirstOrDefault(e => e.Shape.SequenceEqual(lost.Shape.Select(s => (long)s)));
        return twin is null
            ? ""
            : $" {twin} has the shape of '{lost.Name}': if the model that was saved shares the two (tied weights), use WeightFile.LoadMatching, and then CopyFrom.";
    }

    /// <summary>The first few names, the first of them with those it may have been meant to be.</summary>
    private static string List(string[] names, IEnumerable<string> candidates)
    {
        string list = Excerpt.Names(names, NamesShown);
        string hint = NearestName.Hint(names[0], candidates);
        return hint.Length == 0 ? list : $"{list} (for '{Excerpt.Of(names[0])}'{hint.Replace("; ", " ")})";
    }
}
