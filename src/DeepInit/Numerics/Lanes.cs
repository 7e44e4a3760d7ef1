using System.ComponentModel;
using System.Numerics;

namespace DeepInit.Runtime;

/// <summary>Vectors of which only the first lanes hold features. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    private static class Indices
    {
        public static readonly Vector<int> Ofint = Count<int>(i => i);
        public static readonly Vector<long> Oflong = Count<long>(i => i);

        private static Vector<T> Count<T>(Func<int, T> convert)
            where T : struct
        {
            var lanes = new T[Vector<T>.Count];
            for (int i = 0; i < lanes.Length; i++)
            {
                lanes[i] = convert(i);
            }

            return new Vector<T>(lanes);
        }
    }
}
