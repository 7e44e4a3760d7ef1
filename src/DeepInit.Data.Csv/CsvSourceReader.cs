namespace DeepInit;

/// <summary>One walk through the rows of a <see cref="CsvSource{T}"/>.</summary>
internal sealed class CsvSourceReader<T>(CsvRowReader rows, DataTransform transform) : DataRowReader<T>
    where T : unmanaged
{
    private readonly double[] _class = new double[1];
    private CsvRowEncoder? _inputs;
    private CsvRowEncoder? _targets;
    private int[] _labels = [];

    public override bool Read(DataRow<T> row)
    {
        if (_inputs is null)
            Bind(row);
        CsvRow cells;
        do
        {
            if (!rows.Read(out cells))
                return false;
        }
        while (rows.Layout.IsDropped(cells, _labels));
        row.Line = cells.Line;
        _inputs!.Write(cells, row.Input());
        if (_targets is null)
            return true;
        if (row.Targets[0].IsClassIndex)
        {
            _targets.Write<double>(cells, _class);
            row.Classes()[0] = (int)_class[0];
        }
        else
        {
            _targets.Write(cells, row.Target());
        }

        return true;
    }

    protected override void Dispose(bool disposing) => rows.Dispose();

    private void Bind(DataRow<T> row)
    {
        if (row.Inputs.Count != 1 || row.Targets.Count > 1)
            throw new ArgumentException($"A CSV source is for networks of one input and one target; this one has {row.Inputs.Count} and {row.Targets.Count}. Use DataSource.FromRecords.");
        var inputs = new CsvRowEncoder(rows.Layout, transform.Inputs);
        Check(inputs.Width, row.Inputs[0]);
        if (row.Targets.Count == 1)
        {
            IReadOnlyList<ColumnTransform> columns = row.Targets[0].IsClassIndex ? [CsvTransform.ClassesOf(transform)] : CsvTransform.TargetsOf(transform);
            _targets = new CsvRowEncoder(rows.Layout, columns, areLabels: true);
            _labels = [.. columns.Select(column => rows.Layout.IndexOf(column.Name))];
            Check(_targets.Width, row.Targets[0]);
        }

        _inputs = inputs;
    }

    private void Check(int width, TensorDescription tensor)
    {
        if (width != tensor.RowSize)
            throw new ArgumentException($"The transform makes {width} numbers of a row of '{rows.Layout.Path}'; {tensor} of the network has {tensor.RowSize}.");
    }
}
