namespace DeepInit.Tests.Files;

/// <summary>An empty folder that goes when the test does.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("deepinit-");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>The names of all files, sorted.</summary>
    public string[] Files() => [.. _folder.GetFiles().Select(f => f.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
