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
        string message = Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(folder.Path(Path.Combine("no", "w")), _ => { })).Message;
        Assert.Contains($"Cannot save '{folder.Path(Path.Combine("no", "w"))}'. There is no folder '{folder.Path("no")}'.", message);
    }

    [Fact]
    public void NamesOf255BytesAreWrittenAndLongerOnesRefusedByName()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { new string('n', 219), new string('n', 255), new string('é', 127) + "n" })
            AtomicFile.Write(folder.Path(name), stream => stream.WriteByte(1));
        Assert.Equal(3, folder.Files().Length);
        string message = Assert.ThrowsAny<IOException>(() => AtomicFile.Write(folder.Path(new string('n', 256)), _ => { })).Message;
        Assert.Contains("Cannot save '", message);
        Assert.DoesNotContain(".tmp", message);
        Assert.Equal(3, folder.Files().Length);
    }

    [Fact]
    public void AFolderInPlaceOfTheFileIsRefusedByName()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Path("w"));
        foreach (string path in new[] { folder.Path("w"), folder.Path("w") + Path.DirectorySeparatorChar })
            Assert.Contains("is a folder", Assert.Throws<IOException>(() => AtomicFile.Write(path, _ => { })).Message);
        Assert.Empty(folder.Files());
        Assert.True(Directory.Exists(folder.Path("w")));
    }

    [Fact]
    public void AFullDiskIsReportedUnderTheNameOfTheFileAndLeavesNothing()
    {
        using var folder = new TemporaryFolder();
        string message = Assert.Throws<IOException>(() => AtomicFile.Write(folder.Path("w"), stream =>
        {
            stream.WriteByte(1);
            throw new IOException($"No space left on device : '{((FileStream)stream).Name}'");
        })).Message;
        Assert.Equal($"Cannot save '{folder.Path("w")}'. No space left on device : '{folder.Path("w")}'", message);
        Assert.Empty(folder.Files());
    }

    [Fact]
    public void WhatKilledSavesLeftIsDeletedAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        string id = Guid.NewGuid().ToString("N");
        string[] others = [$".deepinit-{id}.tm", $".deepinit-{id}0.tmp", $".deepinit-{id[1..]}.tmp", $"w.{id}.tmp", $".deepinit-{id[1..]}Z.tmp", "w.tmp"];
        foreach (string name in others.Append($".deepinit-{id}.tmp"))
            File.WriteAllText(folder.Path(name), "x");
        Directory.CreateDirectory(folder.Path($".deepinit-{Guid.NewGuid():N}.tmp"));
        if (!UnixFile.IsUnix)
            File.SetLastWriteTimeUtc(folder.Path($".deepinit-{id}.tmp"), DateTime.UtcNow.AddDays(-1));
        AtomicFile.Write(folder.Path("w"), stream => stream.WriteByte(1));
        Assert.Equal(others.Append("w").Order(StringComparer.Ordinal), folder.Files());
    }

    [Fact]
    public void ASaveThatGoesOnIsNotDisturbedByAnother()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder.Path("slow"), slow =>
        {
            slow.WriteByte(1);
            AtomicFile.Write(folder.Path("fast"), stream => stream.WriteByte(2));
            AtomicFile.Write(folder.Path("slow"), stream => stream.WriteByte(3));
            slow.WriteByte(4);
        });
        Assert.Equal([1, 4], File.ReadAllBytes(folder.Path("slow")));
        Assert.Equal(["fast", "slow"], folder.Files());
    }

    [Fact]
    public void ManySavesAtOnceAndReadersSeeWholeFiles()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("w");
        AtomicFile.Write(path, stream => stream.Write(new byte[5000]));
        Parallel.For(0, 6, worker =>
        {
            for (int i = 0; i < 60; i++)
            {
                if (worker % 2 == 0)
                {
                    AtomicFile.Write(path, stream => stream.Write(Enumerable.Repeat((byte)worker, 5000).ToArray()));
                    continue;
                }

                byte[] bytes = File.ReadAllBytes(path);
                Assert.Equal(5000, bytes.Length);
                Assert.Single(bytes.Distinct());
            }
        });
        Assert.Equal(["w"], folder.Files());
    }
}
