namespace DeepInit.Runtime;

/// <summary>Which rows are the same numbers, bit for bit: by a table of their hashes, of rows plus one.</summary>
internal sealed class SameRows
{
    private int[] _first = [];
    private int[] _table = [];
    private ComparedRows? _rows;

    /// <summary>Whether any row is there twice.</summary>
    public bool Any { get; private set; }

    /// <summary>The first row that is the same as one of them.</summary>
    public int FirstOf(int row) => _first[row];

    /// <summary>Looks for them among some rows.</summary>
    public void Find(ComparedRows rows, int count)
    {
        if (_first.Length < rows.Stride)
        {
            int places = 16;
            while (places < 2 * rows.Stride)
                places *= 2;
            _first = new int[rows.Stride];
            _table = new int[places];
        }

        _rows = rows;
        Array.Clear(_table, 0, _table.Length);
        Any = false;
        for (int r = 0; r < count; r++)
        {
            int place = PlaceOf(rows, r);
            if (_table[place] == 0)
                _table[place] = r + 1;
            _first[r] = _table[place] - 1;
            Any |= _first[r] != r;
        }
    }

    /// <summary>The first of them that is the same as a row of others; −1 for none.</summary>
    public int FirstLike(ComparedRows others, int row) => _table[PlaceOf(others, row)] - 1;

    // Equal rows have equal hashes: a place after the other is looked at until the row, or nobody, is there.
    private int PlaceOf(ComparedRows others, int row)
    {
        int place = (int)(others.HashOf(row) & (ulong)(_table.Length - 1));
        while (_table[place] > 0 && !_rows!.IsSame(_table[place] - 1, others, row))
            place = (place + 1) & (_table.Length - 1);
        return place;
    }
}
