using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <content>Normalisation of queries and keys by the root of their mean square (Henry et al. 2020), as Qwen3 has it: each head by itself, with a scale for each of its features.</content>
public static partial class AttentionHeads
{
    /// <summary>y = factor · w · x / √(mean x² + ε) over the features of a head, step by step, in place of x.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="head">x, panels [⌈width / 16⌉][pitch][16] with zeros behind the last feature.</param>
    /// <param name="pitch">Steps from one of them to the next.</param>
    /// <param name="count">Steps.</param>
    /// <param name="width">Features.</param>
    /// <param name="weight">w, in panels.</param>
    /// <param name="epsilon">ε, more than 0.</param>
    /// <param name="factor">The factor.</param>
    public static void Normalize<T>(ref T head, int pitch, int count, int width, ref T weight, double epsilon, double factor = 1)
        where T : unmanaged
    {
        for (int t = 0; t < count; t++)
        {
            Vector<T> scale = Numbers.All<T>(InverseRoot(ref head, pitch, t, width, epsilon) * factor);
            for (int f = 0; f < width; f += Vector<T>.Count)
            {
                ref Vector<T> x = ref At(ref head, Place(f, t, pitch));
                x = x * scale * At(ref weight, f);
            }
        }
    }

    /// <summary>
    /// The gradient of <see cref="Normalize{T}"/>: with h = x · s, s = 1 / √(mean x² + ε) and g = factor · w · dy, dx = s · (g − h · mean(g · h)), in place of dy; what each step adds to the gradient of w,
    /// factor · dy · h, in place of x.
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="gradient">dy, panels [⌈width / 16⌉][pitch][16] with zeros behind the last feature; becomes dx.</param>
    /// <param name="head">x, as dy lies; becomes factor · dy · h.</param>
    /// <param name="pitch">Steps from one panel to the next.</param>
    /// <param name="count">Steps.</param>
    /// <param name="width">Features.</param>
    /// <param name="weight">w, in panels.</param>
    /// <param name="epsilon">ε, more than 0.</param>
    /// <param name="factor">The factor.</param>
    public static void NormalizeGradient<T>(ref T gradient, ref T head, int pitch, int count, int width, ref T weight, double epsilon, double factor = 1)
        where T : unmanaged
    {
        Vector<T> all = Numbers.All<T>(factor);
        for (int t = 0; t < count; t++)
        {
            Vector<T> scale = Numbers.All<T>(InverseRoot(ref head, pitch, t, width, epsilon)), products = Vector<T>.Zero;
            for (int f = 0; f < width; f += Vector<T>.Count)
            {
                int at = Place(f, t, pitch);
                ref Vector<T> x = ref At(ref head, at);
                x *= scale;
                products += At(ref gradient, at) * all * At(ref weight, f) * x;
            }

            Vector<T> mean = Numbers.All<T>(Numbers.Sum(products) / width);
            for (int f = 0; f < width; f += Vector<T>.Count)
            {
                int at = Place(f, t, pitch);
                ref Vector<T> h = ref At(ref head, at), dy = ref At(ref gradient, at);
                Vector<T> scaled = dy * all;
                dy = scale * ((scaled * At(ref weight, f)) - (h * mean));
                h *= scaled;
            }
        }
    }

    // 1 / √(mean x² + ε) of a step.
    private static double InverseRoot<T>(ref T head, int pitch, int step, int width, double epsilon)
        where T : unmanaged
    {
        Vector<T> squares = Vector<T>.Zero;
        for (int f = 0; f < width; f += Vector<T>.Count)
        {
            Vector<T> x = At(ref head, Place(f, step, pitch));
            squares += x * x;
        }

        double mean = Numbers.Sum(squares) / width;
        if (Scalar.IsFinite(mean))
            return 1 / Math.Sqrt(mean + epsilon);
        Overflow.Row(ref head, step, pitch, width, epsilon, centres: false, out _, out Vector<T> scale);
        return Scalar.ToDouble(scale[0]);
    }
}
