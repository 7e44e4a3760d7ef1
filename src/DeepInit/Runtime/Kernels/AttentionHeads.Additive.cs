using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <content>Additive scores (Bahdanau et al. 2015), sᵢⱼ = Σ_f v_f tanh(q_if + k_jf): sixteen keys side by side, as products have them.</content>
public static partial class AttentionHeads
{
    /// <summary>The scores of a block of queries.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="q">The queries, panels [⌈width / 16⌉][queries][16].</param>
    /// <param name="turned">The keys as a matrix, panels [keys / 16][width][16].</param>
    /// <param name="vector">v.</param>
    /// <param name="width">Features.</param>
    /// <param name="scores">Takes the scores, panels [keys / 16][queries][16].</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="first">The first panel of keys.</param>
    /// <param name="end">The panel after the last.</param>
    public static void AdditiveScores<T>(ref T q, ref T turned, ref T vector, int width, ref T scores, int queries, int first, int end)
        where T : unmanaged
    {
        for (int panel = first; panel < end; panel++)
        {
            ref T keys = ref Unsafe.Add(ref turned, panel * width * Width);
            for (int i = 0; i < queries; i++)
            {
                for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                {
                    Vector<T> sum = Vector<T>.Zero;
                    for (int f = 0; f < width; f++)
                        sum += new Vector<T>(Unsafe.Add(ref vector, f)) * Tanh(new Vector<T>(Unsafe.Add(ref q, Place(f, i, queries))) + At(ref keys, (f * Width) + lane));
                    At(ref scores, (((panel * queries) + i) * Width) + lane) = sum;
                }
            }
        }
    }

    /// <summary>With t = tanh(q_if + k_jf): dq_if = Σⱼ ds_ij v_f (1 − t²), the same added up over queries for k_jf, and Σⱼ ds_ij t, which query i adds to the gradient of v_f.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="q">The queries, panels [⌈width / 16⌉][queries][16].</param>
    /// <param name="turned">The keys as a matrix, panels [keys / 16][width][16].</param>
    /// <param name="vector">v.</param>
    /// <param name="width">Features.</param>
    /// <param name="ds">The gradients of the scores, panels [keys / 16][queries][16]; 0 of what is not seen.</param>
    /// <param name="queries">Queries of the block.</param>
    /// <param name="first">The first panel of keys.</param>
    /// <param name="end">The panel after the last.</param>
    /// <param name="dq">Takes the gradients of the queries, as they lie.</param>
    /// <param name="dturned">What the gradients of the keys are added to, as the keys lie.</param>
    /// <param name="dvector">Takes what each query adds to the gradient of v, as the queries lie.</param>
    public static void AdditiveGradient<T>(
        ref T q, ref T turned, ref T vector, int width, ref T ds, int queries, int first, int end, ref T dq, ref T dturned, ref T dvector)
        where T : unmanaged
    {
        for (int i = 0; i < queries; i++)
        {
            for (int f = 0; f < width; f++)
            {
                int at = Place(f, i, queries);
                var query = new Vector<T>(Unsafe.Add(ref q, at));
                var factor = new Vector<T>(Unsafe.Add(ref vector, f));
                Vector<T> queryGradient = Vector<T>.Zero, vectorGradient = Vector<T>.Zero;
                for (int panel = first; panel < end; panel++)
                {
                    for (int lane = 0; lane < Width; lane += Vector<T>.Count)
                    {
                        int key = (((panel * width) + f) * Width) + lane;
                        Vector<T> t = Tanh(query + At(ref turned, key)), score = At(ref ds, (((panel * queries) + i) * Width) + lane);
                        Vector<T> gradient = score * factor * (Vector<T>.One - (t * t));
                        At(ref dturned, key) += gradient;
                        queryGradient += gradient;
                        vectorGradient += score * t;
                    }
                }

                Unsafe.Add(ref dq, at) = Scalar.FromDouble<T>(Numbers.Sum(queryGradient));
                Unsafe.Add(ref dvector, at) = Scalar.FromDouble<T>(Numbers.Sum(vectorGradient));
            }
        }
    }

    /// <summary>Turns a matrix whose outputs are the steps of a head, [⌈count / 16⌉][width][16], into the panels of the head.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="turned">The matrix.</param>
    /// <param name="width">Features.</param>
    /// <param name="pitch">Steps from one panel of the head to the next, a multiple of 16.</param>
    /// <param name="count">Steps.</param>
    /// <param name="head">Takes them, panels [⌈width / 16⌉][pitch][16]; lanes behind the last feature keep what they have.</param>
    public static void TurnBack<T>(ref T turned, int width, int pitch, int count, ref T head)
        where T : unmanaged
    {
        int size = Transposition.BlockSize<T>();
        for (int step = 0; step < count; step += Width)
        {
            ref T panel = ref Unsafe.Add(ref turned, step * width);
            for (int feature = 0; feature < width; feature += size)
            {
                for (int lane = 0; lane < Width; lane += size)
                {
                    ref T block = ref Unsafe.Add(ref head, Place(feature, step + lane, pitch));
                    Transposition.Block(ref Unsafe.Add(ref panel, (feature * Width) + lane), Width, Math.Min(size, width - feature), ref block, Width, size);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            Vector<float> single = VectorMath.Tanh(Unsafe.As<Vector<T>, Vector<float>>(ref x));
            return Unsafe.As<Vector<float>, Vector<T>>(ref single);
        }

        Vector<double> all = VectorMath.Tanh(Unsafe.As<Vector<T>, Vector<double>>(ref x));
        return Unsafe.As<Vector<double>, Vector<T>>(ref all);
    }
}
