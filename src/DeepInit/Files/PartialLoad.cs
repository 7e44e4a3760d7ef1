using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Loads what a file and a network have in common.</summary>
internal static class PartialLoad
{
    /// <exception cref="WeightFileException">The data is damaged, or two of its tensors are for one parameter.</exception>
    public static WeightLoadReport Run<T>(ParameterCollection<T> parameters, Stream stream, WeightLoadOptions options)
        where T : unmanaged
    {
        using NetworkUse<T> use = parameters.Use(NetworkCall.Load);
        SafeTensorsHeader header = SafeTensorsHeader.Read(stream);
        var sources = new Dictionary<string, SafeTensorEntry>(StringComparer.Ordinal);
        var leftOver = new List<string>();
        var mismatched = new List<string>();
        foreach (SafeTensorEntry entry in header.Entries)
        {
            if (options.ParameterOf(entry.Name) is not { } name || !parameters.TryGet(name, out _))
                leftOver.Add(entry.Name);
            else if (sources.TryGetValue(name, out SafeTensorEntry? other))
                throw new WeightFileException($"'{Excerpt.Of(other.Name)}' and '{Excerpt.Of(entry.Name)}' are both for the parameter '{name}'.");
            else
                sources.Add(name, entry);
        }

        var targets = new Dictionary<SafeTensorEntry, Parameter<T>>();
        foreach (KeyValuePair<string, SafeTensorEntry> source in sources)
        {
            if (WeightFault.Of(parameters[source.Key], source.Value) is { } fault)
                mismatched.Add(fault);
            else
                targets.Add(source.Value, parameters[source.Key]);
        }

        // All or nothing: values are copied when the whole file has been read.
        var loaded = new List<(Parameter<T> Parameter, T[] Values)>();
        foreach (SafeTensorEntry entry in header.Entries)
        {
            if (targets.TryGetValue(entry, out Parameter<T>? parameter))
                loaded.Add((parameter, WeightFile.ReadValues<T>(stream, entry)));
            else
                StreamBytes.Skip(stream, entry.End - entry.Begin, entry.ToString());
        }

        StreamBytes.ExpectEnd(stream);
        foreach ((Parameter<T> parameter, T[] values) in loaded)
            parameter.Load(values);
        return new WeightLoadReport(
            [.. parameters.Select(p => p.Name).Where(name => sources.TryGetValue(name, out SafeTensorEntry? entry) && targets.ContainsKey(entry))],
            [.. parameters.Select(p => p.Name).Where(name => !sources.ContainsKey(name))],
            mismatched,
            leftOver,
            [.. header.Entries.Where(e => SavedNames.IsNoWeight(e) && leftOver.Contains(e.Name)).Select(e => e.Name)]);
    }
}
