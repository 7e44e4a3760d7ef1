using System.Text.Json;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Tests.Tools.Conformance;

/// <summary>The cases that are kept with the conformance program, sorted by what they are made of without asking that program.</summary>
internal static class OpenCases
{
    /// <summary>The layers of the language, as cases call them.</summary>
    private static readonly HashSet<string> Layers = [.. LayerCaseCatalog.Kinds.Select(kind => kind.InConformanceCases).OfType<string>(), "mean_over_time", "max_over_time", "final_state"];

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<string> Supported => Names.Where(name => FirstUnsupported(name) is null);

    public static IEnumerable<string> Unsupported => Names.Where(name => FirstUnsupported(name) is not null);

    private static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static string Folder(string name) => Path.Combine(Root, name);

    /// <summary>What the program should say of a case that the language cannot say; null of the others.</summary>
    public static string? FirstUnsupported(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(name), "case.json")));
        return document.RootElement.GetProperty("layers").EnumerateArray().Select(ObstacleIn).FirstOrDefault(text => text is not null);
    }

    private static string? ObstacleIn(JsonElement layer)
    {
        string type = layer.GetProperty("type").GetString()!;
        return Layers.Contains(type) ? null : $"layer '{type}'";
    }
}
