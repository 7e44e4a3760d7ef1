using System.Text.Json;

namespace DeepInit.Tests.Conformance;

/// <summary>The cases that are kept with the conformance program, sorted by their layers without asking that program.</summary>
internal static class OpenCases
{
    /// <summary>The layers of the language so far.</summary>
    private static readonly string[] Layers = ["dense", "activation", "dropout", "add", "multiply", "concat"];

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<string> Supported => Names.Where(name => FirstUnknownLayer(name) is null);

    public static IEnumerable<string> Unsupported => Names.Where(name => FirstUnknownLayer(name) is not null);

    private static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static string Folder(string name) => Path.Combine(Root, name);

    public static string? FirstUnknownLayer(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(name), "case.json")));
        return document.RootElement.GetProperty("layers").EnumerateArray()
            .Select(layer => layer.GetProperty("type").GetString()!)
            .FirstOrDefault(type => !Layers.Contains(type));
    }
}
