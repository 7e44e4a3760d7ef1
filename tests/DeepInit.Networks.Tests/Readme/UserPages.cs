namespace DeepInit.Networks.Tests.Readme;

/// <summary>README.md, the users' pages and the pages of the packages, as they lie in the repository: a new page in a folder is among them at once.</summary>
internal static class UserPages
{
    /// <summary>The folder of the users' pages, from the root.</summary>
    public const string GuideFolder = "generator/DeepInit.Gen/docs/guide";

    /// <summary>The page that a reader begins with, and whose networks the others know.</summary>
    public const string Readme = "README.md";

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The users' pages.</summary>
    public static IReadOnlyList<string> Guide { get; } =
        [.. Directory.GetFiles(Path.Combine(Root, GuideFolder), "*.md").Select(path => $"{GuideFolder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    /// <summary>All of them by their paths from the root, README.md first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Readme,
        .. Guide,
        .. Directory.GetDirectories(Path.Combine(Root, "src")).Select(folder => $"src/{Path.GetFileName(folder)}/README.md").Where(page => File.Exists(Path.Combine(Root, page))).Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a page, or of another file of the repository.</summary>
    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DeepInit.Gen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has DeepInit.Gen.sln.");
    }
}
