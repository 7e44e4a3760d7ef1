namespace DeepInit.Conformance.Reading;

/// <summary>Finds the cases under a folder.</summary>
internal static class CaseFolders
{
    /// <summary>The name of the file that makes a folder a case.</summary>
    public const string CaseFile = "case.json";

    /// <summary>The folders at or below this one that hold a <c>case.json</c>, in ordinal order of their paths; an index is not needed.</summary>
    public static IReadOnlyList<string> Find(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, CaseFile, SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(Path.GetFullPath(file))!)
            .Order(StringComparer.Ordinal),
    ];
}
