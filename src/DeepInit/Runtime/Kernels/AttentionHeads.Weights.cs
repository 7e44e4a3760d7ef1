using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <content>From scores to weights, and back. Scores of a block of queries lie in panels of 16 keys, [keys / 16][queries][16], as products make them.</content>
public static partial class AttentionHeads
{
    /// <summary>The first panel of keys that a block of queries sees.</summary>
    /// <param name="query">The first query's step.</param>
    /// <param name="window">How many keys a query sees at most, its own step included; 0 for all.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FirstPanel(int query, int window) => First(query, window) / Width;

    /// <summary>The panel of keys after the last that a block of queries sees.</summary>
    /// <param name="query">The last query's step.</param>
    /// <param name="keys">How many keys there are.</param>
    /// <param name="causal">Whether a query sees no key after its own step.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int EndPanel(int query, int keys, bool causal) => (End(query, keys, causal) + Width - 1) / Width;

    /// <summary>pᵢⱼ = e^sᵢⱼ / Σ e^sᵢⱼ over the keys j that query i sees, in place of the scores; 0 for all others of the panels, and for all of a query that sees none.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="scores">The scores.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="query">The first one's step.</param>
    /// <param name="keys">How many keys there are.</param>
    /// <param name="first">The first panel that there are scores of.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="causal">Whether a query sees no key after its own step.</param>
    /// <param name="window">How many keys a query sees at most, its own step included; 0 for all.</param>
    public static void Softmax<T>(ref T scores, int queries, int query, int keys, int first, int end, bool causal, int window)
        where T : unmanaged
    {
        int panelStep = queries * Width;
        for (int i = 0; i < queries; i++)
        {
            ref T row = ref Unsafe.Add(ref scores, i * Width);
            int low = First(query + i, window), high = End(query + i, keys, causal);
            if (low >= high)
            {
                for (int panel = first; panel < end; panel++)
                    Clear(ref Unsafe.Add(ref row, panel * panelStep), Width);
                continue;
            }

            // What is not seen takes part as a score that is: it changes no maximum, and its weight becomes 0.
            var seen = new Vector<T>(Unsafe.Add(ref row, (low / Width * panelStep) + (low % Width)));
            Vector<T> most = seen;
            for (int panel = first; panel < end; panel++)
            {
                for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                {
                    ref Vector<T> s = ref At(ref row, (panel * panelStep) + lane);
                    s = Vector.ConditionalSelect(Seen<T>((panel * Width) + lane, low, high), s, seen);
                    most = Vector.Max(most, s);
                }
            }

            var shift = new Vector<T>(Largest(most));
            Vector<T> sum = Vector<T>.Zero;
            for (int panel = first; panel < end; panel++)
            {
                for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                {
                    ref Vector<T> s = ref At(ref row, (panel * panelStep) + lane);
                    s = Vector.ConditionalSelect(Seen<T>((panel * Width) + lane, low, high), Exp(s - shift), Vector<T>.Zero);
                    sum += s;
                }
            }

            Vector<T> scale = Numbers.All<T>(1 / Numbers.Sum(sum));
            for (int panel = first; panel < end; panel++)
            {
                for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                    At(ref row, (panel * panelStep) + lane) *= scale;
            }
        }
    }

    /// <summary>ds = p ⊙ (dp − Σⱼ p dp), row by row, in place of dp.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="weights">p; what is not seen is 0.</param>
    /// <param name="gradient">dp, which becomes ds.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="first">The first panel of keys.</param>
    /// <param name="end">The panel after the last.</param>
    public static void SoftmaxGradient<T>(ref T weights, ref T gradient, int queries, int first, int end)
        where T : unmanaged
    {
        int panelStep = queries * Width;
        for (int i = 0; i < queries; i++)
        {
            Vector<T> products = Vector<T>.Zero;
            for (int panel = first; panel < end; panel++)
            {
                for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                {
                    int at = (panel * panelStep) + (i * Width) + lane;
                    products += At(ref weights, at) * At(ref gradient, at);
                }
            }

            Vector<T> mean = Numbers.All<T>(Numbers.Sum(products));
            for (int panel = first; panel < end; panel++)
            {
                for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                {
                    int at = (panel * panelStep) + (i * Width) + lane;
                    At(ref gradient, at) = At(ref weights, at) * (At(ref gradient, at) - mean);
                }
            }
        }
    }

    /// <summary>Multiplies the numbers of a block of queries by those of a mask.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="numbers">Panels [keys / 16][queries][16].</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="first">The first panel of keys.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="mask">The mask of the head, panels [keys / 16][all][16].</param>
    /// <param name="all">Queries of the mask.</param>
    /// <param name="begin">Its first query of the block.</param>
    public static void Mask<T>(ref T numbers, int queries, int first, int end, ref T mask, int all, int begin)
        where T : unmanaged
    {
        for (int panel = first; panel < end; panel++)
        {
            ref T to = ref Unsafe.Add(ref numbers, panel * queries * Width);
            ref T by = ref Unsafe.Add(ref mask, ((panel * all) + begin) * Width);
            for (int i = 0; i < queries * Width; i += Vector<T>.Count)
                At(ref to, i) *= At(ref by, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int First(int query, int window) => window > 0 ? Math.Max(0, query - window + 1) : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int End(int query, int keys, bool causal) => causal ? Math.Min(query + 1, keys) : keys;

    // The lanes of a vector whose keys are seen, the first of them the given one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Seen<T>(int key, int low, int high)
        where T : unmanaged
    {
        if (key >= low && key + Vector<T>.Count <= high)
            return Vector.Equals(Vector<T>.Zero, Vector<T>.Zero);
        Vector<T> lanes = Numbers<T>.Lanes;
        var from = new Vector<T>(Scalar.FromDouble<T>(low - key));
        var to = new Vector<T>(Scalar.FromDouble<T>(high - key));
        return Vector.BitwiseAnd(Vector.GreaterThanOrEqual(lanes, from), Vector.LessThan(lanes, to));
    }

    private static T Largest<T>(Vector<T> values)
        where T : unmanaged
    {
        double largest = Scalar.ToDouble(values[0]);
        for (int lane = 1; lane < Vector<T>.Count; lane++)
            largest = Math.Max(largest, Scalar.ToDouble(values[lane]));
        return Scalar.FromDouble<T>(largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector<float> single = VectorMath.Exp(Unsafe.As<Vector<T>, Vector<float>>(ref x));
            return Unsafe.As<Vector<float>, Vector<T>>(ref single);
        }

        Vector<double> all = VectorMath.Exp(Unsafe.As<Vector<T>, Vector<double>>(ref x));
        return Unsafe.As<Vector<double>, Vector<T>>(ref all);
    }

    private static class Numbers<T>
        where T : unmanaged
    {
        // 0, 1, 2, … in the lanes of a vector.
        public static readonly Vector<T> Lanes = Count();

        private static Vector<T> Count()
        {
            var lanes = new T[Vector<T>.Count];
            for (int i = 0; i < lanes.Length; i++)
                lanes[i] = Scalar.FromDouble<T>(i);
            return new(lanes);
        }
    }
}
