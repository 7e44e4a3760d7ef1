using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DeepInit.Runtime;

/// <content>Ids: they index tables, and so no one is used that has not been checked in a copy of the caller's memory.</content>
public static partial class Guard
{
    /// <summary>Checks that every id is one of 0 … vocabulary − 1.</summary>
    /// <param name="ids">The ids, row after row.</param>
    /// <param name="vocabulary">How many ids there are, at least 1.</param>
    /// <param name="rowSize">Ids per row, at least 1.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="firstRow">The place of the first of these rows in the argument; 0 unless given.</param>
    /// <exception cref="ArgumentException">One is not; the message names the first of them, its row and its step.</exception>
    public static void Ids(ReadOnlySpan<int> ids, int vocabulary, int rowSize, string argument, int firstRow = 0)
    {
        if (!AllBelow(ids, vocabulary))
            ThrowId(ids, vocabulary, rowSize, firstRow, argument);
    }

    /// <summary>Copies ids, and checks the copy: what the caller does to its own meanwhile never becomes an index.</summary>
    /// <param name="ids">The ids, row after row.</param>
    /// <param name="copy">Takes them.</param>
    /// <param name="vocabulary">How many ids there are, at least 1.</param>
    /// <param name="rowSize">Ids per row, at least 1.</param>
    /// <param name="firstRow">The place of the first of these rows in the argument.</param>
    /// <param name="argument">The argument's name.</param>
    /// <exception cref="ArgumentException">One is none of 0 … vocabulary − 1.</exception>
    public static void CopyIds(ReadOnlySpan<int> ids, ref int copy, int vocabulary, int rowSize, int firstRow, string argument)
    {
        ref int source = ref MemoryMarshal.GetReference(ids);
        bool isRight = true;
        int i = 0;
        if (ids.Length >= Vector<int>.Count)
        {
            var limit = new Vector<uint>((uint)vocabulary);
            Vector<uint> wrong = Vector<uint>.Zero;
            for (; i <= ids.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                Vector<uint> id = Unsafe.ReadUnaligned<Vector<uint>>(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref source, i)));
                Unsafe.WriteUnaligned(ref Unsafe.As<int, byte>(ref Unsafe.Add(ref copy, i)), id);
                wrong |= Vector.GreaterThanOrEqual(id, limit);
            }

            isRight = Vector.EqualsAll(wrong, Vector<uint>.Zero);
        }

        for (; i < ids.Length; i++)
        {
            int id = Unsafe.Add(ref source, i);
            Unsafe.Add(ref copy, i) = id;
            isRight &= (uint)id < (uint)vocabulary;
        }

        if (!isRight)
            ThrowId(ids, vocabulary, rowSize, firstRow, argument);
    }

    // A negative number is a large one without its sign.
    private static bool AllBelow(ReadOnlySpan<int> ids, int vocabulary)
    {
        ReadOnlySpan<Vector<uint>> vectors = MemoryMarshal.Cast<int, Vector<uint>>(ids);
        var limit = new Vector<uint>((uint)vocabulary);
        Vector<uint> wrong = Vector<uint>.Zero;
        foreach (Vector<uint> id in vectors)
            wrong |= Vector.GreaterThanOrEqual(id, limit);

        bool anyWrong = !Vector.EqualsAll(wrong, Vector<uint>.Zero);
        foreach (int id in ids.Slice(vectors.Length * Vector<uint>.Count))
            anyWrong |= (uint)id >= (uint)vocabulary;
        return !anyWrong;
    }

    // The caller's memory is read once more to say where, as with numbers that are not finite.
    [DoesNotReturn]
    private static void ThrowId(ReadOnlySpan<int> ids, int vocabulary, int rowSize, int firstRow, string argument)
    {
        string expected = $"ids from 0 to {(vocabulary - 1).ToString(CultureInfo.InvariantCulture)}, for a vocabulary of {vocabulary.ToString(CultureInfo.InvariantCulture)}";
        for (int i = 0; i < ids.Length; i++)
        {
            int id = ids[i];
            if ((uint)id >= (uint)vocabulary)
                throw RowFault.OfId(argument, i + (firstRow * rowSize), ids.Length + (firstRow * rowSize), rowSize, id, expected);
        }

        throw Changed(argument, expected);
    }
}
