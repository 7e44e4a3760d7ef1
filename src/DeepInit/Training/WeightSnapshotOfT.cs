using System.Numerics;
using System.Runtime.InteropServices;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>A copy of the one block that holds all parameters, padding included, and of what is kept of weights around an optimiser: averages, so that predictions are what they were.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class WeightSnapshot<T> : WeightSnapshot
    where T : unmanaged
{
    private readonly ParameterCollection<T> _parameters;
    private readonly AlignedBlock<T>? _block;
    private readonly Kept[] _kept;
    private readonly int _era;

    public WeightSnapshot(ParameterCollection<T> parameters)
    {
        _parameters = parameters;
        _block = parameters.Store is { } store ? new AlignedBlock<T>(store.Length) : null;
        _era = parameters.Store?.ValueBlock.Era ?? 0;
        _kept = [.. (parameters.Store?.KeptWeights ?? []).Select(weights => new Kept(weights))];
        Capture();
    }

    /// <summary>The copy, as tensors named prefix + name.</summary>
    public IEnumerable<Tensor<T>> Tensors(string prefix) =>
        _parameters.Select(p => p.Within(_block!, prefix + p.Name)).Concat(_kept.SelectMany(kept => kept.Weights.Tensors(kept.Copy, prefix)));

    public override void Capture()
    {
        CheckRows();
        Values.CopyTo(Copy);
        foreach (Kept kept in _kept)
            kept.Weights.Span.CopyTo(kept.Copy.Span);
    }

    public override void Restore()
    {
        using NetworkUse<T> use = _parameters.Use(NetworkCall.RestoreWeights);
        CheckRows();
        Copy.CopyTo(Values);
        foreach (Kept kept in _kept)
            kept.Copy.Span.CopyTo(kept.Weights.Span);
        _parameters.Store?.StepMade();
    }

    public override void Exchange()
    {
        using NetworkUse<T> use = _parameters.Use(NetworkCall.RestoreWeights);
        CheckRows();
        Exchange(Values, Copy);
        foreach (Kept kept in _kept)
            Exchange(kept.Weights.Span, kept.Copy.Span);
        _parameters.Store?.StepMade();
    }

    public override void Average(double decay)
    {
        // The negated pattern also catches NaN.
        if (decay is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "A decay is at least 0 and at most 1.");

        CheckRows();

        // Blocks are whole panels of 16, so that vectors leave no tail.
        Span<Vector<T>> copy = MemoryMarshal.Cast<T, Vector<T>>(Copy);
        ReadOnlySpan<Vector<T>> values = MemoryMarshal.Cast<T, Vector<T>>(Values);
        var keep = new Vector<T>(Scalar.FromDouble<T>(decay));
        var take = new Vector<T>(Scalar.FromDouble<T>(1 - decay));
        for (int i = 0; i < copy.Length; i++)
            copy[i] = (keep * copy[i]) + (take * values[i]);
    }

    private static void Exchange(Span<T> values, Span<T> copy)
    {
        for (int i = 0; i < copy.Length; i++)
            (values[i], copy[i]) = (copy[i], values[i]);
    }

    // Rows that came after the copy have no place in it.
    private void CheckRows()
    {
        if (_parameters.Store is { } store && store.ValueBlock.Era != _era)
            throw new InvalidOperationException("New ids have given the network's tables more rows since the snapshot was taken; expected a network of the same rows. Take another snapshot after the Fit that brings them.");
    }

    private Span<T> Copy => _block is null ? default : _block.Span;

    private Span<T> Values => _parameters.Store is { } store ? store.ValueSpan : default;

    // A class, not a tuple: every sequence of values of a type of its own is code of its own in programs without a JIT compiler.
    private sealed class Kept(KeptWeights<T> weights)
    {
        public KeptWeights<T> Weights { get; } = weights;

        public AlignedBlock<T> Copy { get; } = new(weights.Span.Length);
    }
}
