namespace DeepInit.Tests.Files;

public sealed class AtomicFileTests
{
    [Fact]
    public void AnInterruptedWriteLeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("w.safetensors");
        File.WriteAllText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write(new byte[100_000], 0, 100_000);
            Assert.Equal("old", File.ReadAllText(path));
            throw new InvalidOperationException("the disk caught fire");
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["w.safetensors"], folder.Files());
    }

    [Fact]
    public void AnInterruptedFirstWriteLeavesNoFile()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(folder.Path("w"), _ => throw new InvalidOperationException()));
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void AWriteReplacesALongerFile()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("w");
        File.WriteAllText(path, "a much longer text");
        AtomicFile.Write(path, stream => stream.WriteByte((byte)'x'));
        Assert.Equal("x", File.ReadAllText(path));
        Assert.Equal(["w"], folder.Files());
    }

    [Fact]
    public void AFolderThatDoesNotExistIsReportedAsSuch()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(folder.Path(Path.Combine("no", "w")), _ => { }));
    }
}
