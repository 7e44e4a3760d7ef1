using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Which row of a hashed table an id has. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class IdHash
{
    /// <summary>⌊mix(id) · buckets / 2³²⌋: the mixing is lowbias32 of C. Wellons (2018). It never changes: tables are trained with it.</summary>
    /// <param name="id">The id.</param>
    /// <param name="buckets">Rows of the table.</param>
    public static int Bucket(int id, int buckets)
    {
        uint mixed = (uint)id;
        unchecked
        {
            mixed ^= mixed >> 16;
            mixed *= 0x7FEB352D;
            mixed ^= mixed >> 15;
            mixed *= 0x846CA68B;
            mixed ^= mixed >> 16;
        }

        return (int)(((ulong)mixed * (uint)buckets) >> 32);
    }
}
