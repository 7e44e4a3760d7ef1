using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Between rows and the numbers of a network: what <c>Predict(House)</c> does on the way in and out. The members of a network that take arrays, <c>Predict(float[])</c>
/// among them, take and give transformed numbers: those that <see cref="Transform(TRow)"/> makes, and those that <see cref="Undo"/> takes.
/// </summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
/// <typeparam name="T">The element type of the network.</typeparam>
/// <example><code>
/// float[] x = model.Rows.Transform(house);              // standardised, one-hot: InputSize numbers
/// double price = model.Rows.Undo(model.Predict(x))[0];  // what model.Predict(house) says
/// </code></example>
public sealed class RowTransform<TRow, T>
    where T : unmanaged
{
    private readonly RowSchema<TRow> _schema;
    private readonly ParameterCollection<T> _parameters;

    internal RowTransform(RowSchema<TRow> schema, ParameterCollection<T> parameters)
    {
        _schema = schema;
        _parameters = parameters;
    }

    /// <summary>Whether means and deviations are known: from a <c>Fit</c> on rows, from <see cref="Fit"/>, or from a file.</summary>
    public bool IsFitted => _parameters.Transform is not null;

    /// <summary>A name for each number: <c>Area</c>, <c>District=north</c>, <c>District=south</c>.</summary>
    /// <exception cref="InvalidOperationException">Nothing is fitted.</exception>
    public IReadOnlyList<string> Names => [.. _schema.RequireTransform(_parameters).InputNames];

    /// <summary>Finds means and deviations without training; they replace those there are. Ids keep their indices, and new ones come behind them.</summary>
    /// <param name="rows">The training rows, at least one; each has the label.</param>
    /// <exception cref="ArgumentException">There is no row, or a value is infinite.</exception>
    public void Fit(IEnumerable<TRow> rows) => _schema.FitTransform(_parameters, rows);

    /// <summary>The numbers of a row, as the network reads them.</summary>
    /// <param name="row">The row; its label plays no part.</param>
    /// <returns>As many numbers as the network's input has.</returns>
    /// <exception cref="InvalidOperationException">Nothing is fitted.</exception>
    /// <exception cref="ArgumentException">A value is infinite, or no declared category.</exception>
    public T[] Transform(TRow row) => _schema.Encode(_parameters, new[] { row });

    /// <summary>The numbers of rows, one row's after another's.</summary>
    /// <param name="rows">The rows; their labels play no part.</param>
    /// <exception cref="InvalidOperationException">Nothing is fitted.</exception>
    /// <exception cref="ArgumentException">A value is infinite, or no declared category.</exception>
    public T[] Transform(IEnumerable<TRow> rows) => _schema.Encode(_parameters, rows);

    /// <summary>The indices of a row's ids, as the network reads them: rows of the tables that they are looked up in.</summary>
    /// <param name="column">The property with <see cref="IdAttribute"/>.</param>
    /// <param name="row">The row; its label plays no part.</param>
    /// <returns>One index, or, of a list, one for each id; 0 for an id that is not known.</returns>
    /// <exception cref="InvalidOperationException">Nothing is fitted.</exception>
    /// <exception cref="ArgumentException">There are no such ids, or a list is too long.</exception>
    public int[] Ids(string column, TRow row) => _schema.IndicesOf(_parameters, column, row);

    /// <summary>
    /// Writes a row and its label where a source of rows wants them, so that rows that no memory holds train the network:
    /// <c>model.Fit(DataSource.FromRecords&lt;House, float&gt;(houses, model.Rows.Write))</c>. Means and deviations must be known before.
    /// </summary>
    /// <param name="row">The row; it has the label.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="InvalidOperationException">Nothing is fitted.</exception>
    /// <exception cref="ArgumentException">The label is missing, or a value is infinite or no declared category.</exception>
    public void Write(TRow row, DataRow<T> destination) => _schema.Write(_parameters, row, destination ?? throw new ArgumentNullException(nameof(destination)));

    /// <summary>Outputs of the network in the label's units, where the label is a number; otherwise as they are.</summary>
    /// <param name="outputs">What <c>Predict(float[])</c> has given.</param>
    /// <exception cref="InvalidOperationException">Nothing is fitted.</exception>
    public double[] Undo(T[] outputs) => _schema.Undo(_parameters, outputs ?? throw new ArgumentNullException(nameof(outputs)));
}
