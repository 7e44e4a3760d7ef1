using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>The ids of a batch in their order, each with the places where it stands: what the rows of a table have their gradients summed by.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SortedIds
{
    private const int DigitBits = 8;
    private const int Digits = 1 << DigitBits;

    /// <summary>
    /// Sorts ids by a radix sort of their bytes, as many as the vocabulary has: the cost follows from the ids of the batch, whatever the size of the vocabulary. Equal ids keep
    /// their order.
    /// </summary>
    /// <param name="ids">The ids, each from 0 to <paramref name="vocabulary"/> − 1; not checked, and not changed.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="vocabulary">How many ids there could be, at least 1.</param>
    /// <param name="sorted">Takes the ids in their order.</param>
    /// <param name="places">Takes, for each of them, its place among <paramref name="ids"/>.</param>
    /// <param name="scratch">Room for twice as many integers.</param>
    public static void Sort(ref int ids, int count, int vocabulary, ref int sorted, ref int places, ref int scratch)
    {
        int passes = 1;
        while (passes < 4 && (uint)(vocabulary - 1) >> (passes * DigitBits) != 0)
            passes++;

        // The last pass writes the results; every one before it the other pair.
        ref int otherIds = ref scratch;
        ref int otherPlaces = ref Unsafe.Add(ref scratch, count);
        Span<int> starts = stackalloc int[Digits];
        for (int pass = 0; pass < passes; pass++)
        {
            bool toResults = (passes - pass) % 2 == 1;
            ref int from = ref pass == 0 ? ref ids : ref toResults ? ref otherIds : ref sorted;
            ref int fromPlaces = ref toResults ? ref otherPlaces : ref places;
            ref int to = ref toResults ? ref sorted : ref otherIds;
            ref int toPlaces = ref toResults ? ref places : ref otherPlaces;
            int shift = pass * DigitBits;
            starts.Clear();
            for (int i = 0; i < count; i++)
                starts[(Unsafe.Add(ref from, i) >> shift) & (Digits - 1)]++;
            int start = 0;
            for (int digit = 0; digit < Digits; digit++)
            {
                int next = start + starts[digit];
                starts[digit] = start;
                start = next;
            }

            for (int i = 0; i < count; i++)
            {
                int id = Unsafe.Add(ref from, i);
                int at = starts[(id >> shift) & (Digits - 1)]++;
                Unsafe.Add(ref to, at) = id;
                Unsafe.Add(ref toPlaces, at) = pass == 0 ? i : Unsafe.Add(ref fromPlaces, i);
            }
        }
    }

    /// <summary>One more than the largest of some ids.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="count">How many there are.</param>
    public static int Count(ref int ids, int count)
    {
        int largest = 0;
        for (int i = 0; i < count; i++)
            largest = Math.Max(largest, Unsafe.Add(ref ids, i));
        return largest + 1;
    }

    /// <summary>The first of sorted ids that is not smaller than one; their number where all are.</summary>
    /// <param name="sorted">The ids.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="id">The id.</param>
    public static int FirstFrom(ref int sorted, int count, int id)
    {
        int low = 0, high = count;
        while (low < high)
        {
            int middle = (int)(((uint)low + (uint)high) >> 1);
            if (Unsafe.Add(ref sorted, middle) < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
