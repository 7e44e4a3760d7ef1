using System.Numerics;
using System.Runtime.InteropServices;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>A copy of the one block that holds all parameters, padding included.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class WeightSnapshot<T> : WeightSnapshot
    where T : unmanaged
{
    private readonly ParameterCollection<T> _parameters;
    private readonly AlignedBlock<T>? _block;

    public WeightSnapshot(ParameterCollection<T> parameters)
    {
        _parameters = parameters;
        _block = parameters.Store is { } store ? new AlignedBlock<T>(store.Length) : null;
        Capture();
    }

    /// <summary>The copy, as tensors named prefix + name.</summary>
    public IEnumerable<Tensor<T>> Tensors(string prefix) => _parameters.Select(p => p.Within(_block!, prefix + p.Name));

    public override void Capture() => Values.CopyTo(Copy);

    public override void Restore()
    {
        using NetworkUse<T> use = _parameters.Use(NetworkCall.RestoreWeights);
        Copy.CopyTo(Values);
    }

    public override void Exchange()
    {
        using NetworkUse<T> use = _parameters.Use(NetworkCall.RestoreWeights);
        Span<T> values = Values;
        Span<T> copy = Copy;
        for (int i = 0; i < copy.Length; i++)
            (values[i], copy[i]) = (copy[i], values[i]);
    }

    public override void Average(double decay)
    {
        // The negated pattern also catches NaN.
        if (decay is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "A decay is at least 0 and at most 1.");

        // Blocks are whole panels of 16, so that vectors leave no tail.
        Span<Vector<T>> copy = MemoryMarshal.Cast<T, Vector<T>>(Copy);
        ReadOnlySpan<Vector<T>> values = MemoryMarshal.Cast<T, Vector<T>>(Values);
        var keep = new Vector<T>(Scalar.FromDouble<T>(decay));
        var take = new Vector<T>(Scalar.FromDouble<T>(1 - decay));
        for (int i = 0; i < copy.Length; i++)
            copy[i] = (keep * copy[i]) + (take * values[i]);
    }

    private Span<T> Copy => _block is null ? default : _block.Span;

    private Span<T> Values => _parameters.Store is { } store ? store.ValueSpan : default;
}
