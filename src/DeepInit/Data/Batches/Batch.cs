namespace DeepInit;

/// <summary>The rows of one step, each input and target in one piece. Filled anew for every step: spans taken from it hold until then.</summary>
/// <remarks>Allocates when it is made, and never after.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Batch<T>
    where T : unmanaged
{
    private readonly ReadOnlyMemory<T>[] _inputs;
    private readonly ReadOnlyMemory<int>[] _ids;
    private readonly ReadOnlyMemory<int>[] _lengths;
    private readonly ReadOnlyMemory<T>[] _targets;
    private readonly ReadOnlyMemory<int>[] _classes;
    private ReadOnlyMemory<T> _sampleWeights;

    internal Batch(int inputs, int targets)
    {
        _inputs = new ReadOnlyMemory<T>[inputs];
        _ids = new ReadOnlyMemory<int>[inputs];
        _lengths = new ReadOnlyMemory<int>[inputs];
        _targets = new ReadOnlyMemory<T>[targets];
        _classes = new ReadOnlyMemory<int>[targets];
    }

    /// <summary>How many rows there are; at least 1.</summary>
    public int Rows { get; private set; }

    /// <summary>An input of numbers: <see cref="Rows"/> rows, one after another. Empty if the input is ids.</summary>
    /// <param name="index">The position in the network's inputs.</param>
    public ReadOnlySpan<T> Input(int index) => _inputs[index].Span;

    /// <summary>An input of ids: <see cref="Rows"/> rows, one after another. Empty if the input is numbers.</summary>
    /// <param name="index">The position in the network's inputs.</param>
    public ReadOnlySpan<int> Ids(int index) => _ids[index].Span;

    /// <summary>How many steps each row of an input has. Empty if the input's rows have no lengths of their own.</summary>
    /// <param name="index">The position in the network's inputs.</param>
    public ReadOnlySpan<int> Lengths(int index) => _lengths[index].Span;

    /// <summary>A target of numbers: <see cref="Rows"/> rows, one after another. Empty if the target is class indices.</summary>
    /// <param name="index">The position in the network's targets.</param>
    public ReadOnlySpan<T> Target(int index) => _targets[index].Span;

    /// <summary>A target of class indices: <see cref="Rows"/> rows, one after another. Empty if the target is numbers.</summary>
    /// <param name="index">The position in the network's targets.</param>
    public ReadOnlySpan<int> Classes(int index) => _classes[index].Span;

    /// <summary>What each row counts in the losses of a training step; empty where all count 1.</summary>
    public ReadOnlySpan<T> SampleWeights => _sampleWeights.Span;

    /// <summary>Where a row stands in the user's data, for messages; null where nobody knows.</summary>
    internal Func<int, string>? PlaceOf { get; set; }

    internal void SetSampleWeights(ReadOnlyMemory<T> weights) => _sampleWeights = weights;

    /// <summary>Has the rows count something else.</summary>
    /// <returns>What they have counted.</returns>
    internal ReadOnlyMemory<T> ExchangeSampleWeights(ReadOnlyMemory<T> weights)
    {
        ReadOnlyMemory<T> before = _sampleWeights;
        _sampleWeights = weights;
        return before;
    }

    internal void SetRows(int rows) => Rows = rows;

    internal void SetInput(int index, ReadOnlyMemory<T> values) => _inputs[index] = values;

    internal void SetIds(int index, ReadOnlyMemory<int> ids) => _ids[index] = ids;

    internal void SetLengths(int index, ReadOnlyMemory<int> lengths) => _lengths[index] = lengths;

    internal void SetTarget(int index, ReadOnlyMemory<T> values) => _targets[index] = values;

    internal void SetClasses(int index, ReadOnlyMemory<int> values) => _classes[index] = values;
}
