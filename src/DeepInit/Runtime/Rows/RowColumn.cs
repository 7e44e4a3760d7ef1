using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>A property of a row, and how it becomes numbers. Made by generated code.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class RowColumn<TRow>
{
    private protected RowColumn(string name, int width)
    {
        Name = name;
        Width = width;
    }

    /// <summary>The name of the property.</summary>
    internal string Name { get; }

    /// <summary>How many numbers it becomes.</summary>
    internal int Width { get; }

    /// <summary>A number, standardised.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; NaN where it is missing.</param>
    public static RowColumn<TRow> Number(string name, Func<TRow, double> value) => new NumberColumn<TRow>(name, value, isFlag: false);

    /// <summary>A number, by its rank.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; NaN where it is missing.</param>
    /// <param name="output">How the scaled numbers are distributed.</param>
    /// <param name="quantiles">How many quantiles are kept.</param>
    public static RowColumn<TRow> Quantile(string name, Func<TRow, double> value, QuantileOutput output, int quantiles) => new QuantileColumn<TRow>(name, value, output, quantiles);

    /// <summary>Yes or no: 1 or 0, as it is.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; NaN where it is missing.</param>
    public static RowColumn<TRow> Flag(string name, Func<TRow, double> value) => new NumberColumn<TRow>(name, value, isFlag: true);

    /// <summary>A category, one-hot.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; null where it is missing.</param>
    /// <param name="categories">The categories, in the order of their numbers.</param>
    public static RowColumn<TRow> OneHot(string name, Func<TRow, string?> value, string[] categories) =>
        new CategoryColumn<TRow>(name, value, CategoryTransform.OneHot(name, categories));

    /// <summary>A category as the index of its class.</summary>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Reads it; null where it is missing.</param>
    /// <param name="categories">The classes, in the order of their indices.</param>
    public static RowColumn<TRow> Index(string name, Func<TRow, string?> value, string[] categories) =>
        new CategoryColumn<TRow>(name, value, CategoryTransform.Index(name, categories));

    /// <summary>Fits the transform to some rows.</summary>
    internal abstract ColumnTransform Fit(IReadOnlyList<TRow> rows, int count);

    /// <summary>Its categories; none of numbers.</summary>
    internal virtual IReadOnlyList<string> Categories => [];

    /// <summary>How far rows lie from what a transform was fitted to; null where that is no more than rows of one kind do, or means nothing.</summary>
    internal virtual string? Strangeness(IReadOnlyList<TRow> rows, int count, ColumnTransform transform) => null;

    /// <summary>The root of the mean of squared distances, in deviations, where it is more than rows of one kind come to, which is 1: a few rows scatter around it, a single one by several deviations.</summary>
    private protected static double? Strange(double squares, long count) => Math.Sqrt(squares / count) is var distances && distances <= 2 + (4 / Math.Sqrt(count)) ? null : distances;

    /// <summary>Writes a row's value; false where it is missing, of which the transform has made something.</summary>
    internal abstract bool Write<T>(TRow row, ColumnTransform transform, Span<T> destination)
        where T : unmanaged;

    /// <summary>Says what is wrong with a transform from elsewhere for this column; null if nothing is.</summary>
    internal abstract string? Misfit(ColumnTransform transform);
}
