using System.Globalization;

namespace DeepInit.Runtime;

/// <summary>A property that is a number, and is read as its rank.</summary>
internal sealed class QuantileColumn<TRow>(string name, Func<TRow, double> value, QuantileOutput output, int quantiles) : RowColumn<TRow>(name, 1)
{
    internal override ColumnTransform Fit(IReadOnlyList<TRow> rows, int count)
    {
        var fit = new QuantileFit(Name);
        for (int i = 0; i < count; i++)
        {
            double number = value(rows[i]);
            if (double.IsInfinity(number))
                throw new ArgumentException($"Row {i}: Column '{Name}': expected a number, got {number.ToString(CultureInfo.InvariantCulture)}.", nameof(rows));
            fit.Add(number);
        }

        return fit.Transform(output, quantiles);
    }

    internal override string? Strangeness(IReadOnlyList<TRow> rows, int count, ColumnTransform transform)
    {
        if (transform is not QuantileTransform known)
            return null;
        (double first, double last) = (known.Quantiles[0], known.Quantiles[known.Quantiles.Count - 1]);
        long there = 0;
        double squares = 0;
        bool isOther = false;
        for (int i = 0; i < count; i++)
        {
            double number = value(rows[i]);
            if (double.IsNaN(number))
                continue;
            there++;
            isOther |= number != first;
            double distance = known.NormalOf(number);

            // The ends of a few rows are ends by chance: their ranks are those of the middles of as many equal parts.
            if (number >= first && number <= last)
                distance = Math.Min(Math.Abs(distance), PortableMath.InverseNormalCdf(1 - (0.5 / known.Quantiles.Count)));
            squares += distance * distance;
        }

        if (there == 0)
            return null;
        if (first == last)
            return isOther ? FormattableString.Invariant($"'{Name}' was always {first}, and is something else now") : null;

        return Strange(squares, there) is { } distances
            ? FormattableString.Invariant($"'{Name}' had numbers from {first:G6} to {last:G6}, and now lies {distances:G3} deviations from their median by rank, in the root mean square")
            : null;
    }

    internal override bool Write<T>(TRow row, ColumnTransform transform, Span<T> destination)
    {
        double number = value(row);
        transform.Apply(number, destination);
        return !double.IsNaN(number);
    }

    internal override string? Misfit(ColumnTransform transform) => transform switch
    {
        QuantileTransform known when known.Output == output => null,
        QuantileTransform known => $"has {known.Output} ranks; expected {output} ones, as [Quantile] says",
        _ => "is not scaled by its quantiles, as [Quantile] says",
    };
}
