namespace DeepInit.Tests.Tools.Conformance;

/// <summary>The cases that are kept with the conformance program.</summary>
internal static class OpenCases
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "Cases");

    public static IEnumerable<string> Names =>
        Directory.EnumerateDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal);

    public static string Folder(string name) => Path.Combine(Root, name);
}
