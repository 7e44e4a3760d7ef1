using System.ComponentModel;
using System.Numerics;
#if NET
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
#endif

namespace DeepInit.Runtime;

/// <summary>Vectors of which only the first lanes hold features. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
#if NET
    // Constants of the JIT's: a static field would be a call and a load in every loop that masks.
    private static Vector<int> Ints
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<int>.Count switch
        {
            4 => Vector128.Create(0, 1, 2, 3).AsVector(),
            8 => Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7).AsVector(),
            _ => Vector512.Create(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15).AsVector(),
        };
    }

    private static Vector<long> Longs
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector<long>.Count switch
        {
            2 => Vector128.Create(0L, 1).AsVector(),
            4 => Vector256.Create(0L, 1, 2, 3).AsVector(),
            _ => Vector512.Create(0L, 1, 2, 3, 4, 5, 6, 7).AsVector(),
        };
    }
#else
    private static readonly Vector<int> Ints = Count<int>(i => i);
    private static readonly Vector<long> Longs = Count<long>(i => i);

    private static Vector<T> Count<T>(Func<int, T> convert)
        where T : struct
    {
        var lanes = new T[Vector<T>.Count];
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] = convert(i);
        return new Vector<T>(lanes);
    }
#endif
}
