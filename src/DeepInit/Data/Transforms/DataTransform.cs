namespace DeepInit;

/// <summary>
/// Makes rows of numbers, as a network reads them, of raw rows: a fitted <see cref="ColumnTransform"/> for every column. Set as
/// <see cref="ParameterCollection{T}.Transform"/> it is saved with the weights and in checkpoints, so that a program that has only the file predicts raw rows.
/// </summary>
/// <remarks>Never changes; safe from many threads at once.</remarks>
/// <example><code>
/// DataTransform transform = DataTransform.Standardize(rows, columns: 30);
/// transform.Apply(rows);
/// model.Parameters.Transform = transform;
/// model.Save("tumour.safetensors");                             // later: model.Load(…), then model.Parameters.Transform
/// </code></example>
public sealed class DataTransform
{
    private static readonly IEnumerable<string> None = [];

    /// <summary>A transform of these columns.</summary>
    /// <param name="inputs">The columns of the input, in the order of its numbers.</param>
    /// <param name="targets">The columns of the target, which predictions are undone by; none unless given.</param>
    /// <exception cref="ArgumentException">Two inputs, or two targets, have one name.</exception>
    public DataTransform(IEnumerable<ColumnTransform> inputs, IEnumerable<ColumnTransform>? targets = null)
        : this(inputs, targets, [])
    {
    }

    /// <summary>A transform of these columns.</summary>
    /// <param name="inputs">The columns of the input of numbers, in the order of its numbers; may be none.</param>
    /// <param name="targets">The columns of the target, which predictions are undone by; may be none.</param>
    /// <param name="ids">The columns of ids, each an input of its own.</param>
    /// <exception cref="ArgumentException">Two inputs, or two targets, have one name.</exception>
    public DataTransform(IEnumerable<ColumnTransform> inputs, IEnumerable<ColumnTransform>? targets, IEnumerable<IdTransform> ids)
    {
        Ids = [.. ids ?? throw new ArgumentNullException(nameof(ids))];
        Inputs = Checked(inputs ?? throw new ArgumentNullException(nameof(inputs)), nameof(inputs));
        Targets = Checked(targets ?? [], nameof(targets));
        InputWidth = Width(Inputs);
        TargetWidth = Width(Targets);
        var names = new HashSet<string>(Inputs.Select(column => column.Name), StringComparer.Ordinal);
        foreach (IdTransform column in Ids)
        {
            if (!names.Add((column ?? throw new ArgumentException("A column is null.", nameof(ids))).Name))
                throw new ArgumentException($"Two columns are named '{Excerpt.Of(column.Name)}'.", nameof(ids));
        }
    }

    /// <summary>The columns of ids, each of which is an input of its own; none of most.</summary>
    public IReadOnlyList<IdTransform> Ids { get; }

    /// <summary>The columns of the input.</summary>
    public IReadOnlyList<ColumnTransform> Inputs { get; }

    /// <summary>The columns of the target; may be none.</summary>
    public IReadOnlyList<ColumnTransform> Targets { get; }

    /// <summary>The numbers of an input row.</summary>
    public int InputWidth { get; }

    /// <summary>The numbers of a target row.</summary>
    public int TargetWidth { get; }

    /// <summary>A name for each number of an input row.</summary>
    public IEnumerable<string> InputNames => Inputs.SelectMany(c => c.OutputNames);

    /// <summary>The ids of a column, and their indices.</summary>
    /// <param name="column">The column's name.</param>
    /// <exception cref="ArgumentException">There is no such column, or its ids are hashed, so that nobody knows them.</exception>
    public Vocabulary Vocabulary(string column)
    {
        IdTransform? found = Ids.FirstOrDefault(ids => ids.Name == column);
        string why = found is not null ? "its ids are hashed" : Ids.Count == 0 ? "the transform has no columns of ids" : $"there are {string.Join(", ", Ids.Select(ids => $"'{Excerpt.Of(ids.Name)}'"))}";
        return found?.Vocabulary ?? throw new ArgumentException($"There is no vocabulary of '{Excerpt.Of(column ?? "")}': {why}.", nameof(column));
    }

    /// <summary>Every column to mean 0 and (population) deviation 1; see <see cref="NumberFit.Standardize"/>.</summary>
    /// <param name="rows">Rows to fit on, one after another; NaN is a missing number.</param>
    /// <param name="columns">Numbers per row, at least 1. They are named by number, from 0.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static DataTransform Standardize(ReadOnlySpan<float> rows, int columns, Imputation imputation = Imputation.Mean) =>
        new(NumberRows.Fit(rows, columns, imputation).Select(f => f.Standardize()));

    /// <summary>As for <see cref="float"/>.</summary>
    /// <param name="rows">Rows to fit on, one after another; NaN is a missing number.</param>
    /// <param name="columns">Numbers per row, at least 1.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static DataTransform Standardize(ReadOnlySpan<double> rows, int columns, Imputation imputation = Imputation.Mean) =>
        new(NumberRows.Fit(rows, columns, imputation).Select(f => f.Standardize()));

    /// <summary>The least number of every column to 0, the largest to 1; see <see cref="NumberFit.MinMax"/>.</summary>
    /// <param name="rows">Rows to fit on, one after another; NaN is a missing number.</param>
    /// <param name="columns">Numbers per row, at least 1. They are named by number, from 0.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static DataTransform MinMax(ReadOnlySpan<float> rows, int columns, Imputation imputation = Imputation.Mean) =>
        new(NumberRows.Fit(rows, columns, imputation).Select(f => f.MinMax()));

    /// <summary>As for <see cref="float"/>.</summary>
    /// <param name="rows">Rows to fit on, one after another; NaN is a missing number.</param>
    /// <param name="columns">Numbers per row, at least 1.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static DataTransform MinMax(ReadOnlySpan<double> rows, int columns, Imputation imputation = Imputation.Mean) =>
        new(NumberRows.Fit(rows, columns, imputation).Select(f => f.MinMax()));

    /// <summary>Every column to the ranks of its numbers, as normal or uniform numbers; see <see cref="QuantileTransform"/>. Missing numbers become the median.</summary>
    /// <param name="rows">The training rows to fit on, one after another; NaN is a missing number.</param>
    /// <param name="columns">Numbers per row, at least 1. They are named by number, from 0.</param>
    /// <param name="output">How the transformed numbers are distributed; normal unless given.</param>
    /// <param name="quantiles">How many quantiles of a column are kept, at least 2; 1000 unless given.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static DataTransform Quantile(ReadOnlySpan<float> rows, int columns, QuantileOutput output = QuantileOutput.Normal, int quantiles = 1000) =>
        NumberRows.Quantiles(rows, columns, output, quantiles);

    /// <summary>As for <see cref="float"/>.</summary>
    /// <param name="rows">The training rows to fit on, one after another; NaN is a missing number.</param>
    /// <param name="columns">Numbers per row, at least 1.</param>
    /// <param name="output">How the transformed numbers are distributed; normal unless given.</param>
    /// <param name="quantiles">How many quantiles of a column are kept, at least 2; 1000 unless given.</param>
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static DataTransform Quantile(ReadOnlySpan<double> rows, int columns, QuantileOutput output = QuantileOutput.Normal, int quantiles = 1000) =>
        NumberRows.Quantiles(rows, columns, output, quantiles);

    /// <summary>Reads the transform that was saved with weights or in a checkpoint; the weights are not read.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="WeightFileException">The file is damaged, or has no transform.</exception>
    public static DataTransform Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return TransformText.Find(SafeTensorsHeader.Read(stream).Metadata) ??
                throw new WeightFileException("It has no transform: it was saved by a network whose Parameters.Transform was null.");
        }
        catch (WeightFileException e)
        {
            throw new WeightFileException($"Cannot read the transform of '{path}'. {e.Message}", e);
        }
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="WeightFileException">The text is no transform, or one of a later version.</exception>
    public static DataTransform Parse(string json) => TransformText.Read(json ?? throw new ArgumentNullException(nameof(json)));

    /// <summary>Transforms rows of the input in place, if its columns are all numbers. Allocates nothing.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    /// <exception cref="InvalidOperationException">A column has categories.</exception>
    public void Apply(Span<float> rows) => NumberRows.Apply(this, rows);

    /// <summary>As for <see cref="float"/>.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    /// <exception cref="InvalidOperationException">A column has categories.</exception>
    public void Apply(Span<double> rows) => NumberRows.Apply(this, rows);

    /// <summary>Undoes <see cref="Apply(Span{float})"/> in place; constant columns get their constant back.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    /// <exception cref="InvalidOperationException">A column has categories.</exception>
    public void Undo(Span<float> rows) => NumberRows.Undo(this, rows);

    /// <summary>As for <see cref="float"/>.</summary>
    /// <param name="rows">Whole rows, one after another.</param>
    /// <exception cref="ArgumentException">Not a whole number of rows.</exception>
    /// <exception cref="InvalidOperationException">A column has categories.</exception>
    public void Undo(Span<double> rows) => NumberRows.Undo(this, rows);

    /// <summary>Transforms one raw row of texts, as files and forms have them.</summary>
    /// <param name="row">The raw values of the input's columns, in their order; null where one is missing.</param>
    /// <param name="destination">Takes <see cref="InputWidth"/> numbers.</param>
    /// <exception cref="ArgumentException">A value is not what was fitted, or there are more or fewer values than columns.</exception>
    public void Apply<T>(IReadOnlyList<string?> row, Span<T> destination)
        where T : unmanaged
    {
        if (row is null)
            throw new ArgumentNullException(nameof(row));
        if (row.Count != Inputs.Count)
            throw new ArgumentException($"The row has {Counted.Of(row.Count, "value")}; expected {Inputs.Count}, one for each column.", nameof(row));
        Runtime.Guard.Length(destination.Length, InputWidth, nameof(destination));
        int at = 0;
        for (int c = 0; c < Inputs.Count; c++)
        {
            Inputs[c].Apply(row[c], destination.Slice(at, Inputs[c].Width));
            at += Inputs[c].Width;
        }
    }

    /// <summary>The transform as JSON, numbers to the last bit.</summary>
    public string ToJson() => TransformText.Write(this);

    /// <summary>The first difference to another transform, for messages; null if they are the same to the last bit.</summary>
    internal string? DifferenceTo(DataTransform? other)
    {
        if (other is null)
            return $"one of {Inputs.Count} columns, it now has none";
        ColumnTransform[] mine = [.. Inputs, .. Targets];
        ColumnTransform[] others = [.. other.Inputs, .. other.Targets];
        for (int i = 0; i < Math.Min(mine.Length, others.Length); i++)
        {
            (string a, string b) = (TransformText.Write(mine[i]), TransformText.Write(others[i]));
            if (a != b)
                return $"{Excerpt.Of(a, 200)}, it now has {Excerpt.Of(b, 200)}";
        }

        for (int i = 0; i < Math.Min(Ids.Count, other.Ids.Count); i++)
        {
            (IdTransform a, IdTransform b) = (Ids[i], other.Ids[i]);
            if (a.Name != b.Name || a.Buckets != b.Buckets || a.Lowercase != b.Lowercase || !(a.Vocabulary ?? None).SequenceEqual(b.Vocabulary ?? None, StringComparer.Ordinal))
                return $"{a}, it now has {b}";
        }

        if (Ids.Count != other.Ids.Count)
            return $"{Ids.Count} columns of ids, it now has {other.Ids.Count}";
        return mine.Length != others.Length || Inputs.Count != other.Inputs.Count
            ? $"{Inputs.Count} inputs and {Targets.Count} targets, it now has {other.Inputs.Count} and {other.Targets.Count}"
            : null;
    }

    private static ColumnTransform[] Checked(IEnumerable<ColumnTransform> columns, string name)
    {
        ColumnTransform[] list = [.. columns];
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ColumnTransform column in list)
        {
            if (!names.Add((column ?? throw new ArgumentException("A column is null.", name)).Name))
                throw new ArgumentException($"Two columns are named '{Excerpt.Of(column.Name)}'.", name);
        }

        return list;
    }

    private static int Width(IReadOnlyList<ColumnTransform> columns)
    {
        int width = 0;
        foreach (ColumnTransform column in columns)
            width = checked(width + column.Width);
        return width;
    }
}
