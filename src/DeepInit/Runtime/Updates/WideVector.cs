using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>A vector over all numbers of several tensors in double precision: what is made of many others, whose rounding would add up.</summary>
/// <typeparam name="T">The element type of the others.</typeparam>
/// <param name="lengths">The lengths of the tensors.</param>
internal sealed class WideVector<T>(int[] lengths)
    where T : unmanaged
{
    private readonly double[] _numbers = new double[lengths.Sum()];

    /// <summary>Becomes factor · other.</summary>
    public void Set(SpreadVector<T> other, double factor)
    {
        Array.Clear(_numbers, 0, _numbers.Length);
        Add(other, factor);
    }

    /// <summary>Becomes factor times itself.</summary>
    public void Scale(double factor)
    {
        for (int i = 0; i < _numbers.Length; i++)
            _numbers[i] *= factor;
    }

    /// <summary>Adds factor · other.</summary>
    [MethodImpl(KernelCode.Optimized)]
    public void Add(SpreadVector<T> other, double factor)
    {
        int at = 0;
        for (int k = 0; k < lengths.Length; k++)
        {
            ref T from = ref other.At(k);
            for (int i = 0; i < lengths[k]; i++)
                _numbers[at++] += factor * Scalar.ToDouble(Unsafe.Add(ref from, i));
        }
    }

    /// <summary>The sum of the products with another one's numbers.</summary>
    [MethodImpl(KernelCode.Optimized)]
    public double Dot(SpreadVector<T> other)
    {
        double sum = 0;
        int at = 0;
        for (int k = 0; k < lengths.Length; k++)
        {
            ref T from = ref other.At(k);
            for (int i = 0; i < lengths[k]; i++)
                sum += _numbers[at++] * Scalar.ToDouble(Unsafe.Add(ref from, i));
        }

        return sum;
    }

    /// <summary>Rounds all numbers to the element type.</summary>
    public void CopyTo(SpreadVector<T> other)
    {
        int at = 0;
        for (int k = 0; k < lengths.Length; k++)
        {
            ref T to = ref other.At(k);
            for (int i = 0; i < lengths[k]; i++)
                Unsafe.Add(ref to, i) = Scalar.FromDouble<T>(_numbers[at++]);
        }
    }
}
