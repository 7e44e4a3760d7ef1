namespace DeepInit;

/// <summary>Reading from streams that may end early.</summary>
internal static class StreamBytes
{
    private const int ChunkLength = 1 << 20;

    /// <summary>Fills the start of an array.</summary>
    /// <exception cref="WeightFileException">The stream ends before.</exception>
    public static void ReadExactly(Stream stream, byte[] bytes, int count, string what)
    {
        int got = 0;
        while (got < count)
        {
            int read = stream.Read(bytes, got, count - got);
            if (read == 0)
                throw CutOff(what, count, got);
            got += read;
        }
    }

    /// <summary>Reads into a new array, which grows with what really comes: a damaged length must not allocate what the stream does not hold.</summary>
    /// <exception cref="WeightFileException">The stream ends before.</exception>
    public static byte[] Read(Stream stream, int count, string what)
    {
        bool isThere = stream.CanSeek && stream.Length - stream.Position >= count;
        var bytes = new byte[isThere ? count : Math.Min(count, ChunkLength)];
        int got = 0;
        while (got < count)
        {
            if (got == bytes.Length)
                Array.Resize(ref bytes, (int)Math.Min(count, 2L * got));
            int read = stream.Read(bytes, got, bytes.Length - got);
            if (read == 0)
                throw CutOff(what, count, got);
            got += read;
        }

        return bytes;
    }

    /// <summary>Reads over bytes.</summary>
    /// <exception cref="WeightFileException">The stream ends before.</exception>
    public static void Skip(Stream stream, long count, string what)
    {
        var bytes = new byte[Math.Min(count, ChunkLength)];
        for (long left = count; left > 0; left -= bytes.Length)
            ReadExactly(stream, bytes, (int)Math.Min(left, bytes.Length), what);
    }

    /// <summary>Checks that nothing follows.</summary>
    /// <exception cref="WeightFileException">Something does.</exception>
    public static void ExpectEnd(Stream stream)
    {
        if (stream.ReadByte() >= 0)
            throw new WeightFileException("The file goes on after the data that its header describes. It was added to.");
    }

    private static WeightFileException CutOff(string what, long expected, long got) =>
        new($"The file ends within {what}: expected {expected} bytes, got {got}. It was cut off.");
}
