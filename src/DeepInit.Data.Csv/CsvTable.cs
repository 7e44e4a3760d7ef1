namespace DeepInit;

/// <summary>
/// A CSV file (RFC 4180) in memory: cells as text, in columns with names. Blanks around cells are cut off, and blank lines are passed over; in a file of one
/// column they are missing values, but for those at its end. For files larger than memory there is
/// <see cref="CsvSource{T}"/>.
/// </summary>
/// <example><code>
/// CsvTable table = CsvTable.Read("adult.csv");
/// DataTransform transform = CsvTransform.Fit(table, label: "income", numbers: CsvColumnKind.Standardized);
/// var data = new Dataset&lt;float&gt;(table.Inputs(transform), table.Classes(transform));
/// model.Parameters.Transform = transform;                       // saved with the model
/// </code></example>
public sealed class CsvTable
{
    private readonly CsvLayout _layout;
    private readonly List<CsvRow> _rows = [];

    private CsvTable(CsvRowReader reader)
    {
        _layout = reader.Layout;
        while (reader.Read(out CsvRow row))
            _rows.Add(row);
    }

    private CsvTable(CsvLayout layout, IEnumerable<CsvRow> rows)
    {
        _layout = layout;
        _rows.AddRange(rows);
    }

    /// <summary>The file.</summary>
    public string Path => _layout.Path;

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns => _layout.Columns;

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

    internal CsvLayout Layout => _layout;

    internal IReadOnlyList<CsvRow> AllRows => _rows;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8, in UTF-16, or as <see cref="CsvOptions.Encoding"/> says.</param>
    /// <param name="options">How it is written; the defaults unless given.</param>
    /// <exception cref="DataFileException">A line has more or fewer cells than the first, a quotation does not end, or two columns have one name.</exception>
    public static CsvTable Read(string path, CsvOptions? options = null)
    {
        using CsvRowReader reader = CsvRowReader.Open(path, options ?? new CsvOptions());
        return new CsvTable(reader);
    }

    /// <summary>Reads text to its end.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="options">How it is written; the defaults unless given.</param>
    /// <param name="name">What errors call the file.</param>
    /// <exception cref="DataFileException">A line has more or fewer cells than the first, a quotation does not end, or two columns have one name.</exception>
    public static CsvTable Read(TextReader reader, CsvOptions? options = null, string name = "the text")
    {
        using var rows = new CsvRowReader(reader, options ?? new CsvOptions(), name);
        return new CsvTable(rows);
    }

    /// <summary>Only some rows: to fit a transform on the training rows alone. Errors still name the lines of the file.</summary>
    /// <param name="indices">Which, counted from 0, in the order in which they are wanted.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public CsvTable Subset(params int[] indices)
    {
        int wrong = Array.FindIndex(indices ?? throw new ArgumentNullException(nameof(indices)), index => index < 0 || index >= Rows);
        return wrong < 0
            ? new CsvTable(_layout, indices.Select(index => _rows[index]))
            : throw new ArgumentOutOfRangeException(nameof(indices), indices[wrong], $"'{Path}' has {Rows} rows, numbered from 0.");
    }

    /// <summary>The position of a column.</summary>
    /// <param name="column">Its name.</param>
    /// <exception cref="DataFileException">There is none of that name.</exception>
    public int IndexOf(string column) => _layout.IndexOf(column);

    /// <summary>A cell as text; null if it is missing.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="column">The position of its column.</param>
    public string? Cell(int row, int column) => _layout.Cell(_rows[row], column);

    /// <summary>An exception about a cell, with file, line and column.</summary>
    /// <param name="row">Its row, from 0.</param>
    /// <param name="column">The position of its column.</param>
    /// <param name="expected">What was expected.</param>
    public DataFileException Fault(int row, int column, string expected) => _layout.Fault(_rows[row], column, expected);

    /// <summary>The inputs of all rows, one row after another.</summary>
    /// <remarks>With <see cref="CsvMissingLabels.Drop"/>, and where the table has the transform's label, without the rows that lack it.</remarks>
    /// <param name="transform">Fitted to a table with these columns, in any order.</param>
    /// <exception cref="DataFileException">A column is missing, or a cell is not what was fitted.</exception>
    public float[] Inputs(DataTransform transform) =>
        Encoded((transform ?? throw new ArgumentNullException(nameof(transform))).Inputs, transform, areLabels: false);

    /// <summary>The targets of all rows, as numbers. A missing label is never made up.</summary>
    /// <param name="transform">Fitted with a label.</param>
    /// <exception cref="DataFileException">The label's column is missing, or a cell of it is, unless such rows are dropped, or is not what was fitted.</exception>
    /// <exception cref="InvalidOperationException">The transform has no target.</exception>
    public float[] Targets(DataTransform transform) => Encoded(CsvTransform.TargetsOf(transform), transform, areLabels: true);

    /// <summary>The targets of all rows, as class indices.</summary>
    /// <param name="transform">Fitted with a label of the kind <see cref="CsvColumnKind.Index"/>, which labels of text are.</param>
    /// <exception cref="DataFileException">The label is missing, or a cell is not what was fitted.</exception>
    /// <exception cref="InvalidOperationException">The transform has no target of classes.</exception>
    public int[] Classes(DataTransform transform) => Array.ConvertAll(Encoded([CsvTransform.ClassesOf(transform)], transform, areLabels: true), value => (int)value);

    /// <summary>What a transform does not know of the table: categories that were not there when it was fitted, and become zeros. A sentence for each column.</summary>
    /// <param name="transform">Fitted to a table with these columns.</param>
    /// <exception cref="DataFileException">A column is missing.</exception>
    public IReadOnlyList<string> UnknownCategories(DataTransform transform)
    {
        var sentences = new List<string>();
        foreach (CategoryTransform column in (transform ?? throw new ArgumentNullException(nameof(transform))).Inputs.OfType<CategoryTransform>().Where(column => column.IsOneHot))
        {
            int place = IndexOf(column.Name);
            CsvRow[] unknown = [.. _rows.Where(row => _layout.Cell(row, place) is { } cell && column.IndexOf(cell) < 0)];
            if (unknown.Length == 0)
                continue;
            string names = string.Join(", ", unknown.Select(row => $"'{row.Cells[place]}'").Distinct().Take(6));
            sentences.Add(FormattableString.Invariant($"'{Path}', column '{column.Name}': {unknown.Length} rows, first in line {unknown[0].Line}, have categories that were not there when fitting ({names}); they become zeros"));
        }

        return sentences;
    }

    private float[] Encoded(IReadOnlyList<ColumnTransform> columns, DataTransform transform, bool areLabels)
    {
        var encoder = new CsvRowEncoder(_layout, columns, areLabels);
        int[] labels = [.. transform.Targets.Select(target => _layout.Find(target.Name)).Where(place => place >= 0)];
        List<CsvRow> rows = _layout.Options.MissingLabels == CsvMissingLabels.Drop ? [.. _rows.Where(row => !_layout.IsDropped(row, labels))] : _rows;
        var values = new float[checked(rows.Count * encoder.Width)];
        for (int r = 0; r < rows.Count; r++)
            encoder.Write(rows[r], values.AsSpan(r * encoder.Width, encoder.Width));
        return values;
    }
}
