using System.Runtime.CompilerServices;

namespace DeepInit.Gen.Tests.Architecture;

/// <summary>A list that is longer than a screen is read by nobody: a folder that has grown so far is parted by what its files are for.</summary>
public sealed class RoomTests
{
    /// <summary>The most files of one folder.</summary>
    private const int Screen = 60;

    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    // What builds leave.
    private static readonly string[] Elsewhere = ["bin", "obj", "TestResults", "node_modules"];

    [Theory]
    [InlineData("generator")]
    [InlineData("samples")]
    [InlineData("src")]
    [InlineData("tests")]
    public void NoFolderHasMoreFilesThanAScreenHasLines(string top)
    {
        string[] folders = [.. FoldersOf(Path.Combine(Root, top))];
        Assert.True(folders.Length > 3, $"{top} was not found.");
        Assert.Empty(folders.Select(folder => (Folder: Path.GetRelativePath(Root, folder), Directory.GetFiles(folder).Length)).Where(found => found.Length > Screen).Select(found => $"{found.Folder} has {found.Length} files"));
    }

    private static IEnumerable<string> FoldersOf(string folder) => Directory.GetDirectories(folder)
        .Where(inner => !Elsewhere.Contains(Path.GetFileName(inner)))
        .SelectMany(FoldersOf)
        .Prepend(folder);

    private static string Here([CallerFilePath] string path = "") => path;
}
