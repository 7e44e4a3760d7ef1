using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Samples.Shared;

namespace DeepInit.Tests.Samples;

/// <summary>The pictures that samples write.</summary>
public sealed class PngTests
{
    [Fact]
    public void APictureIsReadBackByItsChunks()
    {
        byte[] rgb = [.. Enumerable.Range(0, 5 * 3 * 3).Select(i => (byte)(i * 7))];
        using var stream = new MemoryStream();
        Png.Write(stream, 5, 3, rgb);

        byte[] file = stream.ToArray();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        (string Type, byte[] Data)[] chunks = [.. Chunks(file)];
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        Assert.Equal([0, 0, 0, 5, 0, 0, 0, 3, 8, 2, 0, 0, 0], chunks[0].Data);

        // Each row after its filter, which is none.
        using var inflated = new MemoryStream();
        new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress).CopyTo(inflated);
        Assert.Equal(rgb.Chunk(15).SelectMany(row => row.Prepend((byte)0)), inflated.ToArray());
    }

    [Fact]
    public void ChecksumsAreThoseOfTheFormat()
    {
        using var stream = new MemoryStream();
        Png.Write(stream, 1, 1, [1, 2, 3]);

        // The end chunk is the same in every file.
        Assert.Equal([0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82], stream.ToArray()[^12..]);
    }

    [Fact]
    public void BytesThatAreNotThePictureAreRefusedWithBothNumbers()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => Png.Write(Stream.Null, 4, 2, new byte[23]));

        Assert.Contains("24", refused.Message, StringComparison.Ordinal);
        Assert.Contains("23", refused.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Type, byte[] Data)> Chunks(byte[] file)
    {
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            yield return (Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            at += length + 12;
        }
    }
}
