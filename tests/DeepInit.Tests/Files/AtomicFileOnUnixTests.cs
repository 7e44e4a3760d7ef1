using System.Diagnostics;
using System.Runtime.Versioning;

namespace DeepInit.Tests.Files;

/// <summary>Modes, owners, links and what is no file; nothing to see on Windows.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AtomicFileOnUnixTests
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Theory]
    [InlineData(0b110_000_000)]
    [InlineData(0b110_110_110)]
    [InlineData(0b111_101_101)]
    [InlineData(0b100_000_000)]
    [InlineData(0b010_110_000_000)]
    public void TheModeOfAFileStays(int mode)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        string path = folder.Path("w");
        File.WriteAllText(path, "old");
        File.SetUnixFileMode(path, (UnixFileMode)mode);
        AtomicFile.Write(path, stream =>
        {
            // Whoever may not read the file may not read it while it is written.
            UnixFileMode meanwhile = File.GetUnixFileMode(((FileStream)stream).Name);
            Assert.Equal((UnixFileMode)0, meanwhile & ~((UnixFileMode)mode | OwnerOnly));
            stream.WriteByte(1);
        });
        Assert.Equal((UnixFileMode)mode, File.GetUnixFileMode(path));
        Assert.Equal([1], File.ReadAllBytes(path));
    }

    [Fact]
    public void ANewFileHasTheModeThatTheUmaskLeaves()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Path("plain"), "");
        AtomicFile.Write(folder.Path("w"), stream => stream.WriteByte(1));
        Assert.Equal(File.GetUnixFileMode(folder.Path("plain")), File.GetUnixFileMode(folder.Path("w")));
    }

    [Fact]
    public void TheOwnerOfAFileStaysWhereTheProcessMayGiveFilesAway()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return;
        using var folder = new TemporaryFolder();
        string path = folder.Path("w");
        File.WriteAllText(path, "old");
        Run("chown", "1234:2345", path);
        AtomicFile.Write(path, stream => stream.WriteByte(1));
        Assert.Equal((1234u, 2345u), (UnixFile.Find(path)!.Value.User, UnixFile.Find(path)!.Value.Group));
    }

    [Fact]
    public void ALinkStaysOneAndItsTargetIsReplacedInItsOwnFolder()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path("real/models"));
        Directory.CreateDirectory(folder.Path("links"));
        string target = folder.Path("real/models/w");
        File.WriteAllText(target, "old");
        File.SetUnixFileMode(target, OwnerOnly);
        File.CreateSymbolicLink(folder.Path("real/current"), "models/w");
        File.CreateSymbolicLink(folder.Path("links/w"), "../real/current");
        Directory.CreateSymbolicLink(folder.Path("shortcut"), "real/models");
        File.CreateSymbolicLink(folder.Path("real/models/up"), "../models/./w");
        string[] links = [folder.Path("links/w"), folder.Path("real/current"), folder.Path("shortcut/up"), folder.Path("shortcut/w")];
        for (int i = 0; i < links.Length; i++)
        {
            AtomicFile.Write(links[i], stream =>
            {
                Assert.Equal(Real(folder.Path("real/models")), Real(Path.GetDirectoryName(((FileStream)stream).Name)!));
                stream.WriteByte((byte)i);
            });
            Assert.Equal([(byte)i], File.ReadAllBytes(target));
        }

        Assert.Equal("../real/current", new FileInfo(links[0]).LinkTarget);
        Assert.Equal("models/w", new FileInfo(links[1]).LinkTarget);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(target));
        Assert.Equal(2, Directory.GetFiles(folder.Path("real/models")).Length);

        static string Real(string path) => Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
    }

    [Fact]
    public void ALinkThatLeadsToNoFileMakesIt()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path("real"));
        File.CreateSymbolicLink(folder.Path("w"), folder.Path("chain"));
        File.CreateSymbolicLink(folder.Path("chain"), "real/w");
        AtomicFile.Write(folder.Path("w"), stream => stream.WriteByte(7));
        Assert.Equal([7], File.ReadAllBytes(folder.Path("real/w")));
        Assert.Equal(folder.Path("chain"), new FileInfo(folder.Path("w")).LinkTarget);

        File.CreateSymbolicLink(folder.Path("lost"), "no/w");
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(folder.Path("lost"), _ => { }));
        File.CreateSymbolicLink(folder.Path("a"), "b");
        File.CreateSymbolicLink(folder.Path("b"), "a");
        Assert.Contains("in a circle", Assert.Throws<IOException>(() => AtomicFile.Write(folder.Path("a"), _ => { })).Message);
    }

    [Fact]
    public void PipesAndDevicesAreRefusedAndStay()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TemporaryFolder();
        Run("mkfifo", folder.Path("pipe"));
        Assert.Contains("is a named pipe (FIFO); expected a file", Assert.Throws<IOException>(() => AtomicFile.Write(folder.Path("pipe"), _ => { })).Message);
        Assert.Contains("is a device; expected a file", Assert.Throws<IOException>(() => AtomicFile.Write("/dev/null", _ => { })).Message);
        Assert.Equal(["pipe"], folder.Files());
    }

    [Fact]
    public void AFolderThatTakesNoFilesIsReportedUnderTheNameOfTheFile()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var e = Assert.ThrowsAny<Exception>(() => AtomicFile.Write("/proc/w", _ => { }));
        Assert.True(e is IOException or UnauthorizedAccessException, e.ToString());
        Assert.StartsWith("Cannot save '/proc/w'.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".tmp", e.Message);
    }

    [Fact]
    public void FoldersAreFlushed()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), UnixFile.FlushFolder(folder.Path("")));
        Assert.False(UnixFile.FlushFolder(folder.Path("none")));
    }

    private static void Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
