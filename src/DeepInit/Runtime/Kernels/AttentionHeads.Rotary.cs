using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <content>Rotary positions (Su et al. 2021).</content>
public static partial class AttentionHeads
{
    /// <summary>Turns the pairs (u, v) of features of a head by the angles a of their steps: (u cos a − v sin a, u sin a + v cos a).</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="head">Panels [⌈width / 16⌉][pitch][16].</param>
    /// <param name="pitch">Steps from one of them to the next.</param>
    /// <param name="count">Steps.</param>
    /// <param name="width">Features, an even number; pair i has the angle t · base^(−2i / width).</param>
    /// <param name="position">The position t of the first step.</param>
    /// <param name="steps">The most steps that there are positions of.</param>
    /// <param name="rotaryBase">The base.</param>
    /// <param name="interleaved">Whether a pair is the features 2i and 2i + 1; else i and i + width / 2.</param>
    /// <param name="back">Whether to turn by −a, which is also the gradient of turning by a.</param>
    public static void Rotate<T>(ref T head, int pitch, int count, int width, int position, int steps, double rotaryBase, bool interleaved, bool back)
        where T : unmanaged
    {
        int pairs = width / 2, row = RotaryTable.Pitch(width);
        ref T angles = ref RotaryTable.Of<T>(steps, width, rotaryBase);
        bool isVector = !interleaved && pairs % Vector<T>.Count == 0;
        for (int t = 0; t < count; t++)
        {
            ref T cosines = ref Unsafe.Add(ref angles, (position + t) * 2 * row);
            ref T sines = ref Unsafe.Add(ref cosines, row);
            if (isVector)
            {
                for (int i = 0; i < pairs; i += Vector<T>.Count)
                {
                    ref Vector<T> first = ref At(ref head, Place(i, t, pitch)), second = ref At(ref head, Place(pairs + i, t, pitch));
                    Vector<T> u = first, v = second, cosine = At(ref cosines, i), sine = back ? -At(ref sines, i) : At(ref sines, i);
                    first = (u * cosine) - (v * sine);
                    second = (u * sine) + (v * cosine);
                }

                continue;
            }

            for (int i = 0; i < pairs; i++)
            {
                ref T first = ref Unsafe.Add(ref head, Place(interleaved ? 2 * i : i, t, pitch));
                ref T second = ref Unsafe.Add(ref head, Place(interleaved ? (2 * i) + 1 : pairs + i, t, pitch));
                double u = Scalar.ToDouble(first), v = Scalar.ToDouble(second), cosine = Scalar.ToDouble(Unsafe.Add(ref cosines, i)), sine = Scalar.ToDouble(Unsafe.Add(ref sines, i));
                sine = back ? -sine : sine;
                first = Scalar.FromDouble<T>((u * cosine) - (v * sine));
                second = Scalar.FromDouble<T>((u * sine) + (v * cosine));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(int feature, int step, int pitch) => ((feature / Width * pitch) + step) * Width + (feature % Width);
}
