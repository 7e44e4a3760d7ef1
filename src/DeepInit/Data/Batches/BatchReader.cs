namespace DeepInit;

/// <summary>Walks through a dataset batch by batch, in order or shuffled. The last batch of a walk holds what is left.</summary>
/// <remarks>Allocates when it is made, and never after. Rows that already stand one after another are not copied.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class BatchReader<T> : BatchStream<T>
    where T : unmanaged
{
    private readonly DatasetColumn<T>[] _inputs;
    private readonly DatasetColumn<T>[] _targets;
    private readonly IReadOnlyList<TensorDescription> _inputDescriptions;
    private readonly IReadOnlyList<TensorDescription> _targetDescriptions;
    private readonly int[]? _selected;
    private readonly int _rows;
    private readonly int _batchSize;
    private readonly ReadOnlyMemory<T> _sampleWeights;
    private T[][]? _inputBuffers;
    private int[][]? _idBuffers;
    private int[][]? _lengthBuffers;
    private T[]? _weightBuffer;
    private T[][]? _targetBuffers;
    private int[][]? _classBuffers;
    private int[]? _shuffled;
    private int[]? _order;
    private long _walk;
    private int _next;

    public BatchReader(
        DatasetColumn<T>[] inputs,
        DatasetColumn<T>[] targets,
        IReadOnlyList<TensorDescription> inputDescriptions,
        IReadOnlyList<TensorDescription> targetDescriptions,
        int[]? selected,
        int rows,
        int batchSize,
        ReadOnlyMemory<T> sampleWeights = default)
        : base(inputs.Length, targets.Length)
    {
        _sampleWeights = sampleWeights;
        _inputs = inputs;
        _targets = targets;
        _inputDescriptions = inputDescriptions;
        _targetDescriptions = targetDescriptions;
        _selected = selected;
        _order = selected;
        _rows = rows;
        _batchSize = Math.Min(batchSize, rows);
    }

    public override int? Count => ((_rows - 1) / _batchSize) + 1;

    public override int BatchSize => _batchSize;

    public override void Start(long? seed, long walk, int skip)
    {
        _next = (int)Math.Min(_rows, (long)skip * _batchSize);
        _walk = walk;
        _order = seed is { } value ? Shuffled(value, walk) : _selected;
    }

    public override bool MoveNext()
    {
        int count = Math.Min(_batchSize, _rows - _next);
        if (count == 0)
            return false;

        Batch.SetRows(count);
        if (_order is null)
            Slice(_next, count);
        else
            Gather(_order.AsSpan(_next, count));
        LookUp(count);
        _next += count;
        return true;
    }

    protected override string PlaceOf(int row)
    {
        int place = _next - Batch.Rows + row;
        return $"row {(_order is null ? place : _order[place]).ToString(System.Globalization.CultureInfo.InvariantCulture)}{Part}";
    }

    private int[] Shuffled(long seed, long walk)
    {
        _shuffled ??= new int[_rows];
        for (int i = 0; i < _rows; i++)
            _shuffled[i] = _selected is null ? i : _selected[i];
        RowShuffle.Shuffle(_shuffled, seed, walk);
        return _shuffled;
    }

    private void Slice(int first, int count)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i].LookedUp is not null)
                continue;
            if (_inputs[i].Drawn is { } drawn)
                Batch.SetIds(i, Draw(drawn, i, [], first, count));
            else if (_inputs[i].IsInteger)
                Batch.SetIds(i, RowsOf(_inputs[i].Integers, _inputDescriptions[i].RowSize, first, count));
            else
                Batch.SetInput(i, RowsOf(_inputs[i].Values, _inputDescriptions[i].RowSize, first, count));
            if (_inputDescriptions[i].HasLengths)
                Batch.SetLengths(i, RowsOf(_inputs[i].Lengths, 1, first, count));
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            if (_targets[i].Shares is not null)
                continue;
            if (_targets[i].IsInteger)
                Batch.SetClasses(i, RowsOf(_targets[i].Integers, _targetDescriptions[i].RowSize, first, count));
            else
                Batch.SetTarget(i, RowsOf(_targets[i].Values, _targetDescriptions[i].RowSize, first, count));
        }

        if (!_sampleWeights.IsEmpty)
            Batch.SetSampleWeights(_sampleWeights.Slice(first, count));
    }

    private void Gather(ReadOnlySpan<int> rows)
    {
        _inputBuffers ??= Buffers<T>(_inputDescriptions, d => !d.IsInteger);
        _idBuffers ??= IdBuffers();
        _lengthBuffers ??= [.. _inputDescriptions.Select(d => new int[d.HasLengths ? _batchSize : 0])];
        _targetBuffers ??= Buffers<T>(_targetDescriptions, d => !d.IsInteger);
        _classBuffers ??= Buffers<int>(_targetDescriptions, d => d.IsInteger);
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i].LookedUp is not null)
                continue;
            if (_inputs[i].Drawn is { } drawn)
                Batch.SetIds(i, Draw(drawn, i, rows, 0, rows.Length));
            else if (_inputs[i].IsInteger)
                Batch.SetIds(i, Gather(_inputs[i].Integers.Span, _inputDescriptions[i].RowSize, rows, _idBuffers[i]));
            else
                Batch.SetInput(i, Gather(_inputs[i].Values.Span, _inputDescriptions[i].RowSize, rows, _inputBuffers[i]));
            if (_inputDescriptions[i].HasLengths)
                Batch.SetLengths(i, Gather(_inputs[i].Lengths.Span, 1, rows, _lengthBuffers[i]));
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            if (_targets[i].Shares is not null)
                continue;
            if (_targets[i].IsInteger)
                Batch.SetClasses(i, Gather(_targets[i].Integers.Span, _targetDescriptions[i].RowSize, rows, _classBuffers[i]));
            else
                Batch.SetTarget(i, Gather(_targets[i].Values.Span, _targetDescriptions[i].RowSize, rows, _targetBuffers[i]));
        }

        if (!_sampleWeights.IsEmpty)
            Batch.SetSampleWeights(Gather(_sampleWeights.Span, 1, rows, _weightBuffer ??= new T[_batchSize]));
    }

    private ReadOnlyMemory<int> Draw(DrawnIds drawn, int input, ReadOnlySpan<int> rows, int first, int count)
    {
        _idBuffers ??= IdBuffers();
        int rowSize = _inputDescriptions[input].RowSize;
        drawn.Write(rows, first, _walk, rowSize, _idBuffers[input].AsSpan(0, count * rowSize));
        return new ReadOnlyMemory<int>(_idBuffers[input], 0, count * rowSize);
    }

    // Behind all others: what they follow from may have been drawn.
    private void LookUp(int count)
    {
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i].LookedUp is not { } lookedUp)
                continue;
            _idBuffers ??= IdBuffers();
            int rowSize = _inputDescriptions[i].RowSize;
            lookedUp.Write(Batch.Ids(InputOf(lookedUp.Of)), rowSize, _idBuffers[i].AsSpan(0, count * rowSize));
            Batch.SetIds(i, new ReadOnlyMemory<int>(_idBuffers[i], 0, count * rowSize));
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            if (_targets[i].Shares is not { } shares)
                continue;
            _targetBuffers ??= Buffers<T>(_targetDescriptions, d => !d.IsInteger);
            shares.Write(Batch.Ids(InputOf(shares.Right)), Batch.Ids(InputOf(shares.Drawn)), _targetBuffers[i].AsSpan(0, count * DrawnShares.Numbers));
            Batch.SetTarget(i, new ReadOnlyMemory<T>(_targetBuffers[i], 0, count * DrawnShares.Numbers));
        }
    }

    private int InputOf(string name)
    {
        int of = 0;
        while (_inputDescriptions[of].Name != name)
            of++;
        return of;
    }

    private int[][] IdBuffers() => Buffers<int>(_inputDescriptions, d => d.IsInteger);

    private TValue[][] Buffers<TValue>(IReadOnlyList<TensorDescription> descriptions, Func<TensorDescription, bool> isNeeded) =>
        [.. descriptions.Select(d => isNeeded(d) ? new TValue[checked(_batchSize * d.RowSize)] : [])];

    private static ReadOnlyMemory<TValue> RowsOf<TValue>(ReadOnlyMemory<TValue> values, int rowSize, int first, int count) =>
        values.Slice(first * rowSize, count * rowSize);

    private static ReadOnlyMemory<TValue> Gather<TValue>(ReadOnlySpan<TValue> values, int rowSize, ReadOnlySpan<int> rows, TValue[] buffer)
    {
        if (rowSize == 1)
        {
            for (int i = 0; i < rows.Length; i++)
                buffer[i] = values[rows[i]];
        }
        else
        {
            for (int i = 0; i < rows.Length; i++)
                values.Slice(rows[i] * rowSize, rowSize).CopyTo(buffer.AsSpan(i * rowSize, rowSize));
        }

        return new ReadOnlyMemory<TValue>(buffer, 0, rows.Length * rowSize);
    }
}
