namespace DeepInit;

/// <summary>One walk through the rows of several files at once.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class ArrayFileReader<T> : DataRowReader<T>
    where T : unmanaged
{
    private readonly ArrayFile[] _files;
    private readonly ArrayFileStream[] _streams;
    private int[]? _indices;
    private long _read;

    public ArrayFileReader(ArrayFile[] files)
    {
        _files = files;
        _streams = new ArrayFileStream[files.Length];
        try
        {
            for (int i = 0; i < files.Length; i++)
                _streams[i] = files[i].Open();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public override bool Read(DataRow<T> row)
    {
        _indices ??= Bind(row);
        if (_read == _streams[0].Rows)
            return false;
        for (int i = 0; i < _files.Length; i++)
        {
            if (!_files[i].IsTarget && row.Inputs[_indices[i]].IsInteger)
                _streams[i].ReadIntegers(row.Ids(_indices[i]), "an id");
            else if (!_files[i].IsTarget)
                _streams[i].Read(row.Input(_indices[i]), _files[i].Scale);
            else if (row.Targets[_indices[i]].IsInteger)
                _streams[i].ReadIntegers(row.Classes(_indices[i]), "a class");
            else
                _streams[i].Read(row.Target(_indices[i]), _files[i].Scale);
        }

        _read++;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (ArrayFileStream? stream in _streams)
            stream?.Dispose();
    }

    private int[] Bind(DataRow<T> row)
    {
        int[] indices = [.. _files.Select(f => f.IndexIn(f.IsTarget ? row.Targets : row.Inputs))];
        for (int i = 0; i < indices.Length; i++)
        {
            TensorDescription tensor = (_files[i].IsTarget ? row.Targets : row.Inputs)[indices[i]];
            if (_streams[i].RowSize != tensor.RowSize)
                throw new DataFileException($"'{_files[i].Path}' has rows of {_streams[i].RowSize} numbers; {tensor} has {tensor.RowSize}.");
        }

        foreach ((IReadOnlyList<TensorDescription> tensors, bool isTarget) in new[] { (row.Inputs, false), (row.Targets, true) })
        {
            for (int t = 0; t < tensors.Count; t++)
            {
                if (!_files.Where((f, i) => f.IsTarget == isTarget && indices[i] == t).Any())
                    throw new ArgumentException($"The source has no file for the {(isTarget ? "target" : "input")} {tensors[t]}.");
            }
        }

        return indices;
    }
}
