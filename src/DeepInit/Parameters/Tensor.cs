using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// A named tensor of a network, seen in PyTorch's shape and row-major order: a view of the network's own memory, in which it may be laid out otherwise.
/// </summary>
/// <remarks>Not for several threads at once while one of them writes.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public class Tensor<T>
    where T : unmanaged
{
    private readonly AlignedBlock<T> _block;
    private int _offset;
    private TensorLayout _layout;
    private int[] _shape;
    private int _era;

    /// <summary>A view of part of a block.</summary>
    /// <param name="name">The name, as in files.</param>
    /// <param name="shape">The shape; its product is the layout's count.</param>
    /// <param name="block">The memory.</param>
    /// <param name="offset">Where the tensor starts in it.</param>
    /// <param name="layout">Where its elements are from there.</param>
    internal Tensor(string name, int[] shape, AlignedBlock<T> block, int offset, TensorLayout layout)
    {
        long product = 1;
        foreach (int size in shape)
            product = checked(product * size);
        if (product != layout.Count)
            throw new ArgumentException($"'{name}' has the shape {ShapeText.Of(shape)}, {product} elements; its layout has {layout.Count}.", nameof(shape));
        if (offset < 0 || (long)offset + layout.StorageLength > block.Length)
            throw new ArgumentException($"'{name}' takes {layout.StorageLength} places from {offset}; the block has {block.Length}.", nameof(offset));

        Name = name;
        _shape = shape;
        _block = block;
        _offset = offset;
        _layout = layout;
        _era = block.Era;
    }

    /// <summary>The name, as in files: <c>dense0.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The shape, as in PyTorch: [outputs, inputs] for the weight of a dense layer.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>The number of elements.</summary>
    public int Count => _layout.Count;

    /// <summary>One element.</summary>
    /// <param name="index">Its row-major index, 0 to <see cref="Count"/> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    public T this[int index]
    {
        get => Memory[Place(index)];
        set
        {
            Set(Place(index), value);
        }
    }

    /// <summary>One element of a matrix.</summary>
    /// <param name="row">Its row, 0 to <c>Shape[0]</c> − 1.</param>
    /// <param name="column">Its column, 0 to <c>Shape[1]</c> − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such element.</exception>
    /// <exception cref="InvalidOperationException">The tensor is no matrix.</exception>
    public T this[int row, int column]
    {
        get => Memory[Place(row, column)];
        set
        {
            Set(Place(row, column), value);
        }
    }

    /// <summary>Copies all elements out, in row-major order.</summary>
    /// <param name="destination">Takes <see cref="Count"/> elements.</param>
    /// <exception cref="ArgumentException">Its length is another.</exception>
    public void CopyTo(Span<T> destination)
    {
        Guard.Length(destination.Length, Count, nameof(destination));
        _layout.CopyOut(ref Memory[_offset], destination);
    }

    /// <summary>Replaces all elements.</summary>
    /// <param name="source"><see cref="Count"/> elements, in row-major order.</param>
    /// <exception cref="ArgumentException">Its length is another.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        Guard.Length(source.Length, Count, nameof(source));
        _layout.CopyIn(source, ref Memory[_offset]);
        WasSet(0, _layout.StorageLength);
        _block.Changed();
    }

    /// <summary>A copy of all elements, in row-major order.</summary>
    public T[] ToArray()
    {
        var copy = new T[Count];
        CopyTo(copy);
        return copy;
    }

    /// <summary>Name and shape: <c>dense0.weight [64, 30]</c>.</summary>
    public override string ToString() => $"{Name} {ShapeText.Of(_shape)}";

    /// <summary>The tensor has another place or shape.</summary>
    private protected void Move(int offset, TensorLayout layout, int[] shape)
    {
        _offset = offset;
        _layout = layout;
        _shape = shape;
        _era = _block.Era;
    }

    // A view of before would read and write what belongs to others.
    private Span<T> Memory => _block.Era == _era ? _block.Span : throw new InvalidOperationException($"The tables of the network have grown since '{Name}' was asked for; ask its parameter again.");

    /// <summary>Somebody has set elements.</summary>
    /// <param name="start">The first place that was set, from the start of the tensor.</param>
    /// <param name="length">How many places.</param>
    private protected virtual void WasSet(int start, int length)
    {
    }

    /// <summary>The same place in another block: this parameter's gradient, or one of its optimiser states, whose block may begin further on.</summary>
    private protected Tensor<T> In(AlignedBlock<T> block, string name, int from = 0) => new(name, _shape, block, _offset - from, _layout);

    private void Set(int place, T value)
    {
        Memory[place] = value;
        WasSet(place - _offset, 1);
        _block.Changed();
    }

    private int Place(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"'{this}' has the elements 0 to {Count - 1}.");
        return _offset + _layout.PlaceOf(index);
    }

    private int Place(int row, int column)
    {
        if (_shape.Length != 2)
            throw new InvalidOperationException($"'{this}' is no matrix: it has {_shape.Length} dimensions, so it is not indexed by row and column.");
        if ((uint)row >= (uint)_shape[0])
            throw new ArgumentOutOfRangeException(nameof(row), row, $"'{this}' has the rows 0 to {_shape[0] - 1}.");
        if ((uint)column >= (uint)_shape[1])
            throw new ArgumentOutOfRangeException(nameof(column), column, $"'{this}' has the columns 0 to {_shape[1] - 1}.");
        return _offset + _layout.PlaceOf((row * _shape[1]) + column);
    }
}
