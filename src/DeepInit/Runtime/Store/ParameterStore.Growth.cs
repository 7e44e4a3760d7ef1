namespace DeepInit.Runtime;

/// <content>Tables whose height is a number of this network: rows come with new ids, behind those that are there. They lie behind all other parameters.</content>
public sealed partial class ParameterStore<T>
{
    private Dictionary<string, int[]>? _growing;
    private Dictionary<int[], int[]>? _placed;
    private TensorDescription[]? _described;
    private int _seed;

    /// <summary>Says which tables have a row for each id of an input, and may have more of them.</summary>
    /// <param name="input">The input's name.</param>
    /// <param name="tables">The numbers of the parameters.</param>
    public void Grows(string input, params int[] tables) => (_growing ??= new Dictionary<string, int[]>(StringComparer.Ordinal)).Add(input, tables);

    /// <summary>Where a parameter begins now.</summary>
    /// <param name="parameter">Its number.</param>
    public int PlaceOf(int parameter) => _declarations[parameter].Offset;

    /// <summary>How many rows a table has now.</summary>
    /// <param name="parameter">Its number.</param>
    public int RowsOf(int parameter) => ((TableLayout)_declarations[parameter].Layout).Rows;

    /// <summary>How many rows a table has now.</summary>
    /// <param name="offset">Where it begins.</param>
    public int RowsAt(int offset) => RowsOf(ParameterAt(offset));

    /// <summary>For parameters, given by their numbers and factors, where each lies now, how many numbers it has, and its factors: as <see cref="Trained"/> has them.</summary>
    /// <param name="parameters">The numbers; the same array in every call.</param>
    public int[] Placed(int[] parameters)
    {
        _placed ??= [];
        if (_placed.TryGetValue(parameters, out int[]? placed))
            return placed;
        placed = new int[parameters.Length / 2 * 3];
        for (int i = 0; i < parameters.Length / 2; i++)
        {
            ParameterDeclaration declaration = _declarations[parameters[2 * i]];
            placed[3 * i] = declaration.Offset;
            placed[(3 * i) + 1] = declaration.Layout.StorageLength;
            placed[(3 * i) + 2] = parameters[(2 * i) + 1];
        }

        _placed.Add(parameters, placed);
        return placed;
    }

    /// <summary>The inputs, each with as many ids as its tables have rows for now.</summary>
    /// <param name="inputs">The inputs as they were declared.</param>
    public TensorDescription[] Described(TensorDescription[] inputs) =>
        _described ??= Array.ConvertAll(inputs, input => RowsOf(input.Name) is { } rows && rows != input.Vocabulary ? input.WithVocabulary(rows) : input);

    /// <summary>The rows of the tables of an input; null where they have as many as they were declared with.</summary>
    internal int? RowsOf(string input) => _growing is not null && _growing.TryGetValue(input, out int[]? tables) ? tables.Min(RowsOf) : null;

    /// <summary>The tables that have a row for each id of the input that a parameter is a table of; none where it does not grow.</summary>
    internal int[] TablesWith(int parameter) => _growing?.Values.FirstOrDefault(tables => Array.IndexOf(tables, parameter) >= 0) ?? [];

    /// <summary>Gives the tables of an input at least so many rows. New ones start as the tables did, each from a stream of its own, so that they do not depend on when they came.</summary>
    internal void Reserve(string input, int rows)
    {
        if (_growing is not null && _growing.TryGetValue(input, out int[]? tables))
            SetRows(tables.Where(table => RowsOf(table) < rows).ToDictionary(table => table, _ => rows));
    }

    /// <summary>Gives tables so many rows, more or fewer; what optimisers remember of new ones is what they begin with.</summary>
    internal void SetRows(IReadOnlyDictionary<int, int> rows)
    {
        if (rows.All(table => RowsOf(table.Key) == table.Value))
            return;
        _late?.Settle();
        var before = (ParameterDeclaration[])_declarations.Clone();
        int shift = 0;
        foreach (int i in Enumerable.Range(0, before.Length).OrderBy(i => before[i].Offset))
        {
            TensorLayout layout = before[i].Layout;
            if (rows.TryGetValue(i, out int height))
                layout = ((TableLayout)layout).WithRows(height);
            _declarations[i] = before[i].At(checked(before[i].Offset + shift), layout);
            shift = checked(shift + layout.StorageLength - before[i].Layout.StorageLength);
        }

        // All memory is there before anything changes.
        var moves = new List<(AlignedBlock<T> Block, AlignedBlock<T> Moved)>();
        try
        {
            int length = checked(Length + shift), head = before.Min(declaration => declaration.Offset);
            Add(_values, 0);
            Add(_gradients, 0);
            Add(_gradientSums, 0);
            for (int i = 0; i < _states.Length; i++)
                Add(_states[i], _stateInitialValues is null ? 0 : _stateInitialValues[i]);
            Length = length;
            _trainedLength = length;

            void Add(AlignedBlock<T>? block, double start)
            {
                if (block is null)
                    return;
                var moved = new AlignedBlock<T>(length);
                if (start != 0)
                    moved.Span.Fill(Scalar.FromDouble<T>(start));
                block.Span.Slice(0, head).CopyTo(moved.Span);
                for (int i = 0; i < before.Length; i++)
                {
                    int kept = Math.Min(before[i].Layout.StorageLength, _declarations[i].Layout.StorageLength);
                    block.Span.Slice(before[i].Offset, kept).CopyTo(moved.Span.Slice(_declarations[i].Offset));
                }

                moves.Add((block, moved));
            }
        }
        catch
        {
            before.CopyTo(_declarations, 0);
            throw;
        }

        foreach ((AlignedBlock<T> block, AlignedBlock<T> moved) in moves)
            block.Become(moved);
        _factors.Moved(Length);
        _trained = null;
        _placed = null;
        _described = null;
        for (int i = 0; i < _declarations.Length; i++)
            Parameters[i].Move(_declarations[i]);
        foreach (int table in rows.Keys)
            Start(table, ((TableLayout)before[table].Layout).Rows);
        Changed();
    }

    private void Start(int table, int first)
    {
        ParameterDeclaration declaration = _declarations[table];
        if (declaration.Start is not { } start)
            return;
        var layout = (TableLayout)declaration.Layout;
        Span<T> row = new T[layout.Count / layout.Rows];
        for (int r = first; r < layout.Rows; r++)
        {
            start.Fill(row, RandomStream.ForTensor(_seed, FormattableString.Invariant($"{declaration.Name}[{r}]")));
            row.CopyTo(_values.Span.Slice(declaration.Offset + (r * layout.Stride)));
        }
    }
}
