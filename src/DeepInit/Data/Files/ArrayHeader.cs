namespace DeepInit;

/// <summary>What an IDX or NPY file says before its numbers.</summary>
/// <param name="Shape">The shape; empty for a single number.</param>
/// <param name="Format">How the numbers are written.</param>
internal sealed record ArrayHeader(int[] Shape, NumberFormat Format)
{
    /// <summary>Reads all numbers that follow, to the stream's end. Memory is taken for what is there, not for what the header says.</summary>
    /// <param name="stream">The stream, at the first number.</param>
    /// <param name="most">How many bytes may come.</param>
    /// <param name="source">What they come from, for messages: <c>the 1000 bytes of the compressed file</c>.</param>
    /// <exception cref="DataFileException">They are more than fit into memory in one piece, or than may come.</exception>
    /// <exception cref="WeightFileException">The stream ends before, or goes on.</exception>
    public byte[] ReadBytes(Stream stream, long most, string source)
    {
        // An array without numbers is one, whatever its other sizes are.
        long count = Shape.Contains(0) ? 0 : Format.Size;
        for (int i = 0; i < Shape.Length && count > 0; i++)
        {
            count *= Shape[i];
            if (count > int.MaxValue - 64)
                throw new DataFileException($"Its shape is {ShapeText.Of(Shape)}: more than the 2 GB that fit into memory in one piece.");
        }

        if (count > most)
        {
            throw new DataFileException(
                $"Its shape is {ShapeText.Of(Shape)}: {count} bytes of numbers from {source}; at most {most} are read. If that is right, say so by the argument maximumBytes.");
        }

        byte[] bytes = StreamBytes.Read(stream, (int)count, "the numbers");
        StreamBytes.ExpectEnd(stream);
        return bytes;
    }
}
