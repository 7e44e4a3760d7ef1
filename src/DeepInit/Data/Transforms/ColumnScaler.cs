using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// A fitted transform of columns, y = (x − offset) · scale: fitted on training rows, saved beside the network, and applied to any later row.
/// </summary>
/// <example><code>
/// var scaler = ColumnScaler.Standardize(trainingRows, columns: 30);
/// scaler.Apply(trainingRows);
/// scaler.Save("scaler.safetensors");
/// </code></example>
public sealed class ColumnScaler
{
    private const string OffsetName = "scaler.offset";
    private const string ScaleName = "scaler.scale";

    private readonly double[] _offset;
    private readonly double[] _scale;

    private ColumnScaler(double[] offset, double[] scale)
    {
        _offset = offset;
        _scale = scale;
    }

    /// <summary>The number of columns.</summary>
    public int Columns => _offset.Length;

    /// <summary>What is subtracted from each column.</summary>
    public IReadOnlyList<double> Offset => _offset;

    /// <summary>What each column is then multiplied by.</summary>
    public IReadOnlyList<double> Scale => _scale;

    /// <summary>To mean 0 and (population) deviation 1. A column that is constant becomes 0.</summary>
    /// <param name="rows">Rows to fit on, one after another.</param>
    /// <param name="columns">Numbers per row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static ColumnScaler Standardize(ReadOnlySpan<float> rows, int columns)
    {
        CheckRows(rows.Length, columns);
        var mean = new double[columns];
        var scale = new double[columns];
        int count = rows.Length / columns;
        for (int i = 0; i < rows.Length; i++)
            mean[i % columns] += rows[i] / (double)count;
        for (int i = 0; i < rows.Length; i++)
        {
            double deviation = rows[i] - mean[i % columns];
            scale[i % columns] += deviation * deviation / count;
        }

        return new ColumnScaler(mean, Array.ConvertAll(scale, variance => variance > 0 ? 1 / Math.Sqrt(variance) : 0));
    }

    /// <summary>The least value of a column to 0, the largest to 1. A column that is constant becomes 0.</summary>
    /// <param name="rows">Rows to fit on, one after another.</param>
    /// <param name="columns">Numbers per row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static ColumnScaler MinMax(ReadOnlySpan<float> rows, int columns)
    {
        CheckRows(rows.Length, columns);
        double[] least = [.. Enumerable.Repeat(double.PositiveInfinity, columns)];
        double[] scale = [.. Enumerable.Repeat(double.NegativeInfinity, columns)];
        for (int i = 0; i < rows.Length; i++)
        {
            least[i % columns] = Math.Min(least[i % columns], rows[i]);
            scale[i % columns] = Math.Max(scale[i % columns], rows[i]);
        }

        for (int c = 0; c < columns; c++)
            scale[c] = scale[c] > least[c] ? 1 / (scale[c] - least[c]) : 0;
        return new ColumnScaler(least, scale);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file is damaged, or holds no scaler.</exception>
    public static ColumnScaler Load(string path)
    {
        SafeTensorsFile file = SafeTensorsFile.Read(path);
        double[] offset = file[OffsetName].ToDoubles();
        double[] scale = file[ScaleName].ToDoubles();
        return offset.Length == scale.Length && offset.Length > 0
            ? new ColumnScaler(offset, scale)
            : throw new WeightFileException($"'{path}' has {offset.Length} offsets and {scale.Length} scales; expected as many of each, at least 1.");
    }

    /// <summary>Saves to a safetensors file, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists.</param>
    public void Save(string path)
    {
        Tensor<double>[] tensors = [Tensor(OffsetName, _offset), Tensor(ScaleName, _scale)];
        AtomicFile.Write(path, stream => WeightFile.Save<double>(tensors, stream, []));
    }

    /// <summary>Transforms rows in place.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    public void Apply(Span<float> rows)
    {
        CheckRows(rows.Length, Columns);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = (float)((rows[i] - _offset[i % Columns]) * _scale[i % Columns]);
    }

    /// <summary>Undoes <see cref="Apply"/> in place; constant columns get their constant back.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    public void Undo(Span<float> rows)
    {
        CheckRows(rows.Length, Columns);
        for (int i = 0; i < rows.Length; i++)
        {
            double scale = _scale[i % Columns];
            rows[i] = (float)((scale == 0 ? 0 : rows[i] / scale) + _offset[i % Columns]);
        }
    }

    private static Tensor<double> Tensor(string name, double[] values)
    {
        var layout = new VectorLayout(values.Length);
        var tensor = new Tensor<double>(name, [values.Length], new AlignedBlock<double>(layout.StorageLength), 0, layout);
        tensor.CopyFrom(values);
        return tensor;
    }

    private static void CheckRows(int length, int columns)
    {
        if (columns < 1)
            throw new ArgumentOutOfRangeException(nameof(columns), columns, "A row has at least 1 column.");
        if (length == 0 || length % columns != 0)
            throw new ArgumentException($"There are {length} numbers; expected whole rows of {columns}, at least one.");
    }
}
