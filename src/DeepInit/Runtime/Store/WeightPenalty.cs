using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>A penalty on the weights of one parameter: l1 · Σ |w| + l2 · Σ w², and its derivative l1 · sign(w) + 2 · l2 · w with sign(0) = 0.</summary>
/// <param name="offset">Where the parameter begins.</param>
/// <param name="length">How many numbers it has; padding is 0 and adds nothing.</param>
/// <param name="l1">The factor on sizes.</param>
/// <param name="l2">The factor on squares.</param>
internal sealed class WeightPenalty(int offset, int length, double l1, double l2)
{
    /// <summary>What it adds to the loss. Sums go in blocks and in one order.</summary>
    /// <param name="values">The first of all values.</param>
    [MethodImpl(KernelCode.Optimized)]
    public double Of<T>(ref T values)
        where T : unmanaged
    {
        ref T first = ref Unsafe.Add(ref values, offset);
        double sizes = 0, squares = 0;
        for (int start = 0; start < length; start += Numbers.Block)
        {
            Vector<T> size = Vector<T>.Zero, square = Vector<T>.Zero;
            int end = Math.Min(length, start + Numbers.Block);
            for (int i = start; i < end; i += Vector<T>.Count)
            {
                Vector<T> w = Numbers.Load(ref first, i);
                size += Vector.Abs(w);
                square = Numbers.MultiplyAdd(w, w, square);
            }

            sizes += Numbers.Sum(size);
            squares += Numbers.Sum(square);
        }

        return (l1 * sizes) + (l2 * squares);
    }

    /// <summary>Adds its derivative to the stored gradient.</summary>
    /// <param name="values">The first of all values.</param>
    /// <param name="gradients">The first of all gradients.</param>
    /// <param name="share">What the penalty counts.</param>
    [MethodImpl(KernelCode.Optimized)]
    public void AddGradient<T>(ref T values, ref T gradients, double share)
        where T : unmanaged
    {
        ref T first = ref Unsafe.Add(ref values, offset);
        ref T to = ref Unsafe.Add(ref gradients, offset);
        Vector<T> up = Numbers.All<T>(share * l1), down = Numbers.All<T>(-share * l1), slope = Numbers.All<T>(2 * share * l2);
        for (int i = 0; i < length; i += Vector<T>.Count)
        {
            Vector<T> w = Numbers.Load(ref first, i);
            Vector<T> sign = Vector.ConditionalSelect(
                Vector.GreaterThan(w, Vector<T>.Zero), up, Vector.ConditionalSelect(Vector.LessThan(w, Vector<T>.Zero), down, Vector<T>.Zero));
            Numbers.Store(Numbers.MultiplyAdd(slope, w, Numbers.Load(ref to, i) + sign), ref to, i);
        }
    }
}
