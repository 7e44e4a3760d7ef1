using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Samples.Shared;

/// <summary>Writes pictures as PNG files (RFC 2083): 8 bits of red, green and blue, deflated by the platform.</summary>
internal static class Png
{
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOfByte)];

    /// <summary>Writes a picture to a file, over what is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgb">height · width · 3 bytes, from the top left, row after row.</param>
    public static void Save(string path, int width, int height, ReadOnlySpan<byte> rgb)
    {
        using FileStream file = File.Create(path);
        Write(file, width, height, rgb);
    }

    /// <summary>Writes a picture to a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="rgb">height · width · 3 bytes, from the top left, row after row.</param>
    public static void Write(Stream stream, int width, int height, ReadOnlySpan<byte> rgb)
    {
        if (width < 1 || height < 1 || rgb.Length != width * height * 3)
            throw new ArgumentException($"A picture of {width} × {height} has {(long)width * height * 3} bytes of red, green and blue; there are {rgb.Length}.", nameof(rgb));

        stream.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits per sample
        header[9] = 2; // red, green, blue; deflated, not interlaced
        WriteChunk(stream, "IHDR", header);
        WriteChunk(stream, "IDAT", Deflate(width, rgb));
        WriteChunk(stream, "IEND", []);
    }

    // Every row begins with its filter: 0, none.
    private static byte[] Deflate(int width, ReadOnlySpan<byte> rgb)
    {
        using var deflated = new MemoryStream();
        using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int start = 0; start < rgb.Length; start += width * 3)
            {
                zlib.WriteByte(0);
                zlib.Write(rgb.Slice(start, width * 3));
            }
        }

        return deflated.ToArray();
    }

    // Length, type, data, and a checksum of type and data.
    private static void WriteChunk(Stream stream, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        byte[] name = Encoding.ASCII.GetBytes(type);
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(name);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, name), data));
        stream.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }

    private static uint CrcOfByte(int value)
    {
        uint crc = (uint)value;
        for (int bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
        return crc;
    }
}
