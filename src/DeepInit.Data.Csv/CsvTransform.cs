namespace DeepInit;

/// <summary>
/// Fits a <see cref="DataTransform"/> to a CSV file: which columns are numbers, which categories there are, what missing cells become. It is applied to any
/// later file with these columns, and saved with the model as its <see cref="ParameterCollection{T}.Transform"/>.
/// </summary>
public static class CsvTransform
{
    /// <summary>Fits to a table: a column whose cells are all numbers (or missing) becomes numbers, one of text one-hot categories; a label of text, classes.</summary>
    /// <remarks>
    /// A column in which most cells are numbers and some are not is refused, with the first of them; see <see cref="CsvSchema"/> for what was decided. Rows without
    /// label are refused unless <see cref="CsvOptions.MissingLabels"/> drops them.
    /// </remarks>
    /// <param name="table">The training table.</param>
    /// <param name="label">The column of the target; null for none.</param>
    /// <param name="numbers">What inputs of numbers become: <see cref="CsvColumnKind.Number"/>, Standardized or MinMax.</param>
    /// <param name="kinds">What columns become that should not become what their cells suggest; none unless given.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given.</param>
    /// <exception cref="DataFileException">A column is not there, or a cell is no number where one was asked for.</exception>
    public static DataTransform Fit(
        CsvTable table,
        string? label = null,
        CsvColumnKind numbers = CsvColumnKind.Number,
        IReadOnlyDictionary<string, CsvColumnKind>? kinds = null,
        Imputation imputation = Imputation.Mean) =>
        Fit(table, out _, label, numbers, kinds, imputation);

    /// <summary>As the other, and says what was found and decided.</summary>
    /// <param name="table">The training table.</param>
    /// <param name="schema">What the columns are and become; its text is a table to show.</param>
    /// <param name="label">The column of the target; null for none.</param>
    /// <param name="numbers">What inputs of numbers become: <see cref="CsvColumnKind.Number"/>, Standardized or MinMax.</param>
    /// <param name="kinds">What columns become that should not become what their cells suggest; none unless given.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given.</param>
    /// <exception cref="DataFileException">A column is not there, a label is missing, or a cell is no number where one was asked for or most others are.</exception>
    public static DataTransform Fit(
        CsvTable table,
        out CsvSchema schema,
        string? label = null,
        CsvColumnKind numbers = CsvColumnKind.Number,
        IReadOnlyDictionary<string, CsvColumnKind>? kinds = null,
        Imputation imputation = Imputation.Mean)
    {
        if (table is null)
            throw new ArgumentNullException(nameof(table));
        return new CsvFit(table.Layout, label, numbers, kinds, imputation).Run(() => table.AllRows, out schema);
    }

    /// <summary>Fits to a file, which may be larger than memory: it is read once, and a second time if it has columns of categories.</summary>
    /// <param name="path">The training file.</param>
    /// <param name="label">The column of the target; null for none.</param>
    /// <param name="numbers">What inputs of numbers become: <see cref="CsvColumnKind.Number"/>, Standardized or MinMax.</param>
    /// <param name="kinds">What columns become that should not become what their cells suggest; none unless given.</param>
    /// <param name="options">How the file is written; the defaults unless given.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given. A median keeps the column's numbers in memory.</param>
    /// <exception cref="DataFileException">The file is damaged, a column is not there, or a cell is no number where one was asked for.</exception>
    public static DataTransform Fit(
        string path,
        string? label = null,
        CsvColumnKind numbers = CsvColumnKind.Number,
        IReadOnlyDictionary<string, CsvColumnKind>? kinds = null,
        CsvOptions? options = null,
        Imputation imputation = Imputation.Mean) =>
        Fit(path, out _, label, numbers, kinds, options, imputation);

    /// <summary>As the other, and says what was found and decided.</summary>
    /// <param name="path">The training file.</param>
    /// <param name="schema">What the columns are and become; its text is a table to show.</param>
    /// <param name="label">The column of the target; null for none.</param>
    /// <param name="numbers">What inputs of numbers become: <see cref="CsvColumnKind.Number"/>, Standardized or MinMax.</param>
    /// <param name="kinds">What columns become that should not become what their cells suggest; none unless given.</param>
    /// <param name="options">How the file is written; the defaults unless given.</param>
    /// <param name="imputation">What missing numbers become; the mean unless given. A median keeps the column's numbers in memory.</param>
    /// <exception cref="DataFileException">The file is damaged, a column is not there, a label is missing, or a cell is no number where one was asked for or most others are.</exception>
    public static DataTransform Fit(
        string path,
        out CsvSchema schema,
        string? label = null,
        CsvColumnKind numbers = CsvColumnKind.Number,
        IReadOnlyDictionary<string, CsvColumnKind>? kinds = null,
        CsvOptions? options = null,
        Imputation imputation = Imputation.Mean)
    {
        options ??= new CsvOptions();
        using CsvRowReader reader = CsvRowReader.Open(path, options);
        return new CsvFit(reader.Layout, label, numbers, kinds, imputation).Run(() => Rows(path, options), out schema);
    }

    internal static IReadOnlyList<ColumnTransform> TargetsOf(DataTransform transform)
    {
        if (transform is null)
            throw new ArgumentNullException(nameof(transform));
        return transform.Targets.Count > 0 ? transform.Targets : throw new InvalidOperationException("The transform was fitted without a label.");
    }

    internal static CategoryTransform ClassesOf(DataTransform transform) =>
        TargetsOf(transform) is [CategoryTransform { IsOneHot: false } classes]
            ? classes
            : throw new InvalidOperationException($"The label '{transform.Targets[0].Name}' was not fitted as classes: give it CsvColumnKind.Index.");

    private static IEnumerable<CsvRow> Rows(string path, CsvOptions options)
    {
        using CsvRowReader reader = CsvRowReader.Open(path, options);
        while (reader.Read(out CsvRow row))
            yield return row;
    }
}
