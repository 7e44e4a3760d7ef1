namespace DeepInit.Runtime;

/// <summary>A property that is a number, or a yes or no.</summary>
internal sealed class NumberColumn<TRow>(string name, Func<TRow, double> value, bool isFlag) : RowColumn<TRow>(name, 1)
{
    internal override ColumnTransform Fit(IReadOnlyList<TRow> rows, int count)
    {
        var fit = new NumberFit(Name);
        for (int i = 0; i < count; i++)
        {
            double number = value(rows[i]);
            if (double.IsInfinity(number))
                throw new ArgumentException($"Row {i}: Column '{Name}': expected a number, got {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}.", nameof(rows));
            fit.Add(number);
        }

        return isFlag ? fit.AsIs() : fit.Standardize();
    }

    internal override bool Write<T>(TRow row, ColumnTransform transform, Span<T> destination)
    {
        double number = value(row);
        transform.Apply(number, destination);
        return !double.IsNaN(number);
    }

    internal override string? Misfit(ColumnTransform transform) => transform is NumberTransform ? null : "is of categories; expected a number";
}
