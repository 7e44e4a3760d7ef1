using System.Globalization;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Fits and transforms rows whose columns are all numbers.</summary>
internal static class NumberRows
{
    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static NumberFit[] Fit<T>(ReadOnlySpan<T> rows, int columns, Imputation imputation)
        where T : unmanaged
    {
        string[] names = Names(rows, columns);
        NumberFit[] fits = Array.ConvertAll(names, name => new NumberFit(name, imputation));
        for (int i = 0; i < rows.Length; i++)
            fits[i % columns].Add(Scalar.ToDouble(rows[i]));
        return fits;
    }

    /// <exception cref="ArgumentException">There is no row, or not a whole number of them.</exception>
    public static DataTransform Quantiles<T>(ReadOnlySpan<T> rows, int columns, QuantileOutput output, int quantiles)
        where T : unmanaged
    {
        string[] names = Names(rows, columns);
        var transforms = new QuantileTransform[columns];

        // Column by column, so that the numbers of one alone are in memory a second time.
        for (int c = 0; c < columns; c++)
        {
            var fit = new QuantileFit(names[c]);
            for (int i = c; i < rows.Length; i += columns)
                fit.Add(Scalar.ToDouble(rows[i]));
            transforms[c] = fit.Transform(output, quantiles);
        }

        return new DataTransform(transforms);
    }

    // The columns' names, which are their numbers, after a look at the rows.
    private static string[] Names<T>(ReadOnlySpan<T> rows, int columns)
        where T : unmanaged
    {
        if (columns < 1)
            throw new ArgumentOutOfRangeException(nameof(columns), columns, "A row has at least 1 column.");
        if (rows.Length == 0 || rows.Length % columns != 0)
            throw new ArgumentException($"There are {rows.Length} numbers; expected whole rows of {columns}, at least one.", nameof(rows));
        for (int i = 0; i < rows.Length; i++)
        {
            double number = Scalar.ToDouble(rows[i]);
            if (double.IsInfinity(number))
                throw RowFault.Refusal(nameof(rows), i, rows.Length, columns, number.ToString(CultureInfo.InvariantCulture), "finite numbers, or NaN where one is missing");
        }

        return [.. Enumerable.Range(0, columns).Select(c => c.ToString(CultureInfo.InvariantCulture))];
    }

    public static void Apply<T>(DataTransform transform, Span<T> rows)
        where T : unmanaged
    {
        CheckRows(transform, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = Scalar.FromDouble<T>(Column(transform, i).Apply(Scalar.ToDouble(rows[i])));
    }

    public static void Undo<T>(DataTransform transform, Span<T> rows)
        where T : unmanaged
    {
        CheckRows(transform, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            rows[i] = Scalar.FromDouble<T>(Column(transform, i).Undo(Scalar.ToDouble(rows[i])));
    }

    private static NumericTransform Column(DataTransform transform, int index) => (NumericTransform)transform.Inputs[index % transform.Inputs.Count];

    private static void CheckRows(DataTransform transform, int length)
    {
        // By position: a list behind an interface allocates its enumerator.
        for (int i = 0; i < transform.Inputs.Count; i++)
        {
            ColumnTransform column = transform.Inputs[i];
            if (column is not NumericTransform)
                throw new InvalidOperationException($"Column '{Excerpt.Of(column.Name)}' has categories, so that rows are not transformed in place: use Apply(row, destination).");
        }

        if (length == 0 || length % Math.Max(1, transform.InputWidth) != 0)
            throw new ArgumentException($"There are {length} numbers; expected whole rows of {transform.InputWidth}, at least one.", "rows");
    }
}
