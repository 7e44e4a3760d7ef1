using System.Numerics;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>What the update of a whole tensor needs to know of a step.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly struct TensorStep<T>
    where T : unmanaged
{
    private readonly Vector<T> _clip;
    private readonly Vector<T> _limit;
    private readonly Vector<T> _l2;

    /// <param name="number">The number of the step, from 1.</param>
    /// <param name="rate">The tensor's learning rate.</param>
    /// <param name="decay">Its coefficient of weight decay.</param>
    /// <param name="clip">The factor that clipping by norm puts on its gradient.</param>
    /// <param name="limit">The largest size of an element of the gradient; 0 for any.</param>
    /// <param name="threads">Threads that it may work on.</param>
    /// <param name="addsDecay">Whether decay is added to the gradient; the update has none of it then.</param>
    public TensorStep(long number, double rate, double decay, double clip, double limit, int threads, bool addsDecay)
    {
        Number = number;
        Threads = threads;
        Rate = rate;
        Decay = addsDecay ? 0 : decay;
        _clip = Numbers.All<T>(clip);
        _limit = Numbers.All<T>(limit > 0 ? limit : double.PositiveInfinity);
        _l2 = Numbers.All<T>(addsDecay ? decay : 0);
    }

    public long Number { get; }

    public int Threads { get; }

    public double Rate { get; }

    public double Decay { get; }

    /// <summary>1 − rate · decay.</summary>
    public double Keep => 1 - (Rate * Decay);

    /// <summary>The gradient as the optimiser sees it: clipped by norm, then by value, then with L2 decay, as in PyTorch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<T> Gradient(ref T g, Vector<T> p, int i) =>
        Numbers.MultiplyAdd(_l2, p, Numbers.Within(Numbers.Load(ref g, i) * _clip, _limit));

    /// <summary>Writes the gradient as the optimiser sees it to memory of its own.</summary>
    [MethodImpl(KernelCode.Optimized)]
    public void CopyGradient(ref T g, ref T p, ref T destination, int length)
    {
        for (int i = 0; i < length; i += Vector<T>.Count)
            Numbers.Store(Gradient(ref g, Numbers.Load(ref p, i), i), ref destination, i);
    }

    /// <summary>1 − beta^k.</summary>
    public double Correction(double beta) => 1 - Math.Pow(beta, Number);
}
