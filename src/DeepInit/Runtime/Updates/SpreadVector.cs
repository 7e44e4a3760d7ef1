using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>A vector over all numbers of several tensors, which lie apart; padding is 0. Sums are taken in double precision and in one order.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="parts">The memory of each tensor's numbers.</param>
/// <param name="lengths">Their lengths, multiples of 16.</param>
/// <param name="slot">Which of several vectors that the memory holds it is.</param>
internal sealed class SpreadVector<T>(OwnState<T>[] parts, int[] lengths, int slot = 0)
    where T : unmanaged
{
    /// <summary>The first of a tensor's numbers.</summary>
    public ref T At(int tensor) => ref Unsafe.Add(ref parts[tensor].Start, slot * lengths[tensor]);

    /// <summary>Becomes factor · other.</summary>
    public void Set(SpreadVector<T> other, double factor)
    {
        Vector<T> by = Numbers.All<T>(factor);
        for (int k = 0; k < lengths.Length; k++)
        {
            ref T to = ref At(k);
            ref T from = ref other.At(k);
            for (int i = 0; i < lengths[k]; i += Vector<T>.Count)
                Numbers.Store(by * Numbers.Load(ref from, i), ref to, i);
        }
    }

    /// <summary>Adds factor · other.</summary>
    public void Add(SpreadVector<T> other, double factor)
    {
        Vector<T> by = Numbers.All<T>(factor);
        for (int k = 0; k < lengths.Length; k++)
        {
            ref T to = ref At(k);
            ref T from = ref other.At(k);
            for (int i = 0; i < lengths[k]; i += Vector<T>.Count)
                Numbers.Store(Numbers.MultiplyAdd(by, Numbers.Load(ref from, i), Numbers.Load(ref to, i)), ref to, i);
        }
    }

    /// <summary>The sum of the products with another one's numbers.</summary>
    [MethodImpl(KernelCode.Optimized)]
    public double Dot(SpreadVector<T> other)
    {
        double sum = 0;
        for (int k = 0; k < lengths.Length; k++)
        {
            ref T one = ref At(k);
            ref T two = ref other.At(k);
            if (typeof(T) == typeof(float))
            {
                sum += Dot(ref Unsafe.As<T, float>(ref one), ref Unsafe.As<T, float>(ref two), lengths[k]);
                continue;
            }

            Vector<T> products = Vector<T>.Zero;
            for (int i = 0; i < lengths[k]; i += Vector<T>.Count)
                products = Numbers.MultiplyAdd(Numbers.Load(ref one, i), Numbers.Load(ref two, i), products);
            sum += Numbers.Sum(products);
        }

        return sum;
    }

    // In double precision, where each product is exact: steps follow from differences of such sums.
    [MethodImpl(KernelCode.Optimized)]
    private static double Dot(ref float one, ref float two, int length)
    {
        Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero;
        for (int i = 0; i < length; i += Vector<float>.Count)
        {
            Vector.Widen(Numbers.Load(ref one, i), out Vector<double> a, out Vector<double> b);
            Vector.Widen(Numbers.Load(ref two, i), out Vector<double> c, out Vector<double> d);
            low += a * c;
            high += b * d;
        }

        return Vector.Dot(low + high, Vector<double>.One);
    }

    /// <summary>The sum of all sizes, and the largest of them; NaN where a number is none.</summary>
    public (double Sum, double Largest) Sizes()
    {
        double sum = 0, largest = 0;
        for (int k = 0; k < lengths.Length; k++)
        {
            ref T one = ref At(k);
            for (int i = 0; i < lengths[k]; i++)
            {
                double size = Math.Abs(Scalar.ToDouble(Unsafe.Add(ref one, i)));
                sum += size;
                largest = Math.Max(largest, size);
            }
        }

        return (sum, largest);
    }
}
