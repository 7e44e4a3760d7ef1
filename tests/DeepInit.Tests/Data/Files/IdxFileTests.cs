using System.IO.Compression;

namespace DeepInit.Tests.Data.Files;

public sealed class IdxFileTests
{
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255];

    [Fact]
    public void BytesAreReadWithTheirShapeAndScale()
    {
        IdxFile file = IdxFile.Read(new MemoryStream(Images));
        Assert.Equal([2, 1, 3], file.Shape);
        Assert.Equal([0, 51, 102, 153, 204, 255], file.ToIntegers());
        Assert.Equal([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], file.ToSingles(1 / 255.0));
    }

    [Theory]
    [InlineData(0x09, new byte[] { 0xFF }, -1)]
    [InlineData(0x0B, new byte[] { 0xFF, 0xFE }, -2)]
    [InlineData(0x0C, new byte[] { 0, 1, 0, 0 }, 65536)]
    [InlineData(0x0D, new byte[] { 0x3F, 0xC0, 0, 0 }, 1.5f)]
    [InlineData(0x0E, new byte[] { 0xBF, 0xF8, 0, 0, 0, 0, 0, 0 }, -1.5f)]
    public void EveryTypeIsRead(byte type, byte[] number, float expected) =>
        Assert.Equal([expected], IdxFile.Read(new MemoryStream([0, 0, type, 1, 0, 0, 0, 1, .. number])).ToSingles());

    [Fact]
    public void CompressedFilesAreReadAsTheyAre()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        using (var stream = new GZipStream(File.Create(folder.Path("images.gz")), CompressionLevel.Fastest))
            stream.Write(Images);
        Assert.Equal([0, 51, 102, 153, 204, 255], IdxFile.Read(folder.Path("images.gz")).ToIntegers());
    }

    [Fact]
    public void ADamagedFileIsNamed()
    {
        using var folder = new Tests.Files.TemporaryFolder();
        File.WriteAllBytes(folder.Path("short"), Images[..^1]);
        DataFileException e = Assert.Throws<DataFileException>(() => IdxFile.Read(folder.Path("short")));
        Assert.Contains("short'", e.Message);
        Assert.Contains("expected 6 bytes, got 5", e.Message);
        Assert.Throws<DataFileException>(() => IdxFile.Read(new MemoryStream([.. Images, 1])));
        Assert.Throws<DataFileException>(() => IdxFile.Read(new MemoryStream([0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255])));
        Assert.Contains("expected 00 00", Assert.Throws<DataFileException>(() => IdxFile.Read(new MemoryStream([1, 2, 3, 4]))).Message);
        Assert.Contains("whole", Assert.Throws<DataFileException>(() => IdxFile.Read(new MemoryStream([0, 0, 13, 1, 0, 0, 0, 0])).ToIntegers()).Message);
    }

    [Fact]
    public void MutatedFilesEndInTheOneException()
    {
        var random = new Random(1);
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Images);
        foreach (byte[] good in new[] { Images, compressed.ToArray() })
        {
            int refused = 0;
            for (int i = 0; i < 3000; i++)
            {
                byte[] bytes = [.. good];
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                try
                {
                    _ = IdxFile.Read(new MemoryStream(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)])).ToSingles();
                }
                catch (DataFileException)
                {
                    refused++;
                }
            }

            Assert.InRange(refused, 1000, 3000);
        }
    }
}
