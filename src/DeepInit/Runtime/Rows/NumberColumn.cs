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

    internal override string? Strangeness(IReadOnlyList<TRow> rows, int count, ColumnTransform transform)
    {
        if (isFlag || transform is not NumberTransform known)
            return null;
        long there = 0;
        double squares = 0;
        bool isOther = false;
        for (int i = 0; i < count; i++)
        {
            double number = value(rows[i]);

            // What is no number of single precision is refused with its row, when the rows are read.
            double distance = known.Apply(number);
            if (double.IsNaN(number) || !(Math.Abs(distance) <= float.MaxValue))
                continue;
            there++;
            squares += distance * distance;
            isOther |= number != known.Offset;
        }

        if (there == 0)
            return null;
        if (known.Scale == 0)
            return isOther ? FormattableString.Invariant($"'{Name}' was always {known.Offset}, and is something else now") : null;

        return Strange(squares, there) is { } distances
            ? FormattableString.Invariant($"'{Name}' had the mean {known.Offset:G6} and the deviation {1 / known.Scale:G6}, and now lies {distances:G3} deviations from that mean, in the root mean square")
            : null;
    }

    internal override bool Write<T>(TRow row, ColumnTransform transform, Span<T> destination)
    {
        double number = value(row);
        transform.Apply(number, destination);
        if (!Scalar.IsFinite(destination[0]))
            throw new ArgumentException($"Column '{Name}': {number.ToString(System.Globalization.CultureInfo.InvariantCulture)} has left the range of {(typeof(T) == typeof(float) ? "single" : "double")} precision once it is transformed; expected a smaller number.", nameof(row));
        return !double.IsNaN(number);
    }

    internal override string? Misfit(ColumnTransform transform) => transform switch
    {
        NumberTransform => null,
        QuantileTransform => "is scaled by its quantiles, which a property with [Quantile] is; expected a number with mean and deviation",
        _ => "is of categories; expected a number",
    };
}
