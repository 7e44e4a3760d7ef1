namespace DeepInit.Runtime;

/// <summary>A property that is a number, or a yes or no.</summary>
internal sealed class NumberColumn<TRow>(string name, Func<TRow, double> value, bool isFlag) : RowColumn<TRow>(name, 1)
{
    internal override ColumnTransform Fit(IReadOnlyList<TRow> rows, int count)
    {
        var fit = new NumberFit(Name);
        for (int i = 0; i < count; i++)
            fit.Add(value(rows[i]));
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
