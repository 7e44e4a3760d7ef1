namespace DeepInit.Tests.Shared.Layers;

/// <summary>The kinds of layer that have cases: every class that derives from <see cref="LayerCases"/>.</summary>
internal static class LayerCaseCatalog
{
    /// <summary>The kinds, in the order of their names.</summary>
    public static IReadOnlyList<LayerCases> Kinds { get; } =
    [
        .. typeof(LayerCases).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerCases)) && !type.IsAbstract)
            .Select(type => (LayerCases)Activator.CreateInstance(type)!)
            .OrderBy(kind => kind.Kind, StringComparer.Ordinal),
    ];

    /// <summary>The cases of all kinds.</summary>
    public static IReadOnlyList<LayerCase> All { get; } = [.. Kinds.SelectMany(kind => kind.All)];

    /// <summary>The case of a name.</summary>
    public static LayerCase Of(string name) => All.Single(layer => layer.Name == name);
}
