namespace DeepInit;

/// <summary>
/// Rows to learn from: columns of inputs and of targets. A column is row-major memory, one row after another; the network that reads it says how
/// many values make a row, and there every column must come to the same number of rows.
/// </summary>
/// <remarks>
/// The memory is not copied: changes to the arrays are changes to the dataset. Datasets themselves never change; every method returns another one.
/// Parts (<see cref="Split"/>, <see cref="Take"/>, …) are picked when the dataset meets a network, because only then the number of rows is known.
/// </remarks>
/// <example><code>
/// var data = new Dataset&lt;float&gt;(x, y);                              // one input, one target
/// var (train, test) = data.Split(0.8, seed: 1);
/// var rated = new Dataset&lt;float&gt;().WithInput("user", users).WithInput("item", items).WithTarget("rating", ratings);
/// </code></example>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Dataset<T> : Dataset
    where T : unmanaged
{
    private readonly DatasetColumn<T>[] _columns;
    private readonly RowSelection _selection;
    private readonly ReadOnlyMemory<T> _sampleWeights;

    /// <summary>A dataset without columns, to which <c>With…</c> adds.</summary>
    public Dataset()
        : this([], RowSelection.All)
    {
    }

    /// <summary>One input and no target: for prediction.</summary>
    /// <param name="x">The input, row after row.</param>
    public Dataset(ReadOnlyMemory<T> x)
        : this([DatasetColumn<T>.OfValues(null, isTarget: false, x)], RowSelection.All)
    {
    }

    /// <summary>One input and one target of numbers.</summary>
    /// <param name="x">The input, row after row.</param>
    /// <param name="target">The target, row after row.</param>
    public Dataset(ReadOnlyMemory<T> x, ReadOnlyMemory<T> target)
        : this([DatasetColumn<T>.OfValues(null, isTarget: false, x), DatasetColumn<T>.OfValues(null, isTarget: true, target)], RowSelection.All)
    {
    }

    /// <summary>One input and one target of class indices.</summary>
    /// <param name="x">The input, row after row.</param>
    /// <param name="classes">The class of each row, counted from 0.</param>
    public Dataset(ReadOnlyMemory<T> x, ReadOnlyMemory<int> classes)
        : this([DatasetColumn<T>.OfValues(null, isTarget: false, x), DatasetColumn<T>.OfClasses(null, classes)], RowSelection.All)
    {
    }

    /// <summary>As the constructor on memory; here so that arrays need no conversion.</summary>
    /// <param name="x">The input, row after row.</param>
    /// <param name="target">The target, row after row.</param>
    public Dataset(T[] x, T[] target)
        : this(new ReadOnlyMemory<T>(x), new ReadOnlyMemory<T>(target))
    {
    }

    /// <summary>As the constructor on memory; here so that arrays need no conversion.</summary>
    /// <param name="x">The input, row after row.</param>
    /// <param name="classes">The class of each row, counted from 0.</param>
    public Dataset(T[] x, int[] classes)
        : this(new ReadOnlyMemory<T>(x), new ReadOnlyMemory<int>(classes))
    {
    }

    /// <summary>One input of ids and no target: for prediction.</summary>
    /// <param name="ids">The input, row after row.</param>
    public Dataset(ReadOnlyMemory<int> ids)
        : this([DatasetColumn<T>.OfIds(null, ids)], RowSelection.All)
    {
    }

    /// <summary>One input of ids and one target of numbers.</summary>
    /// <param name="ids">The input, row after row.</param>
    /// <param name="target">The target, row after row.</param>
    public Dataset(ReadOnlyMemory<int> ids, ReadOnlyMemory<T> target)
        : this([DatasetColumn<T>.OfIds(null, ids), DatasetColumn<T>.OfValues(null, isTarget: true, target)], RowSelection.All)
    {
    }

    /// <summary>One input of ids and one target of class indices.</summary>
    /// <param name="ids">The input, row after row.</param>
    /// <param name="classes">The class of each row, counted from 0.</param>
    public Dataset(ReadOnlyMemory<int> ids, ReadOnlyMemory<int> classes)
        : this([DatasetColumn<T>.OfIds(null, ids), DatasetColumn<T>.OfClasses(null, classes)], RowSelection.All)
    {
    }

    private Dataset(DatasetColumn<T>[] columns, RowSelection selection, ReadOnlyMemory<T> sampleWeights = default)
    {
        _columns = columns;
        _selection = selection;
        _sampleWeights = sampleWeights;
    }

    /// <summary>Adds an input.</summary>
    /// <param name="name">The name of the network's input.</param>
    /// <param name="values">Its values, row after row.</param>
    /// <exception cref="ArgumentException">There is an input of that name already.</exception>
    public Dataset<T> WithInput(string name, ReadOnlyMemory<T> values) => With(DatasetColumn<T>.OfValues(name, isTarget: false, values));

    /// <summary>Adds an input of ids.</summary>
    /// <param name="name">The name of the network's input.</param>
    /// <param name="ids">Its values, row after row, counted from 0.</param>
    /// <exception cref="ArgumentException">There is an input of that name already.</exception>
    public Dataset<T> WithIds(string name, ReadOnlyMemory<int> ids) => With(DatasetColumn<T>.OfIds(name, ids));

    /// <summary>Adds an input of ids whose rows have lengths that the network is told (<see cref="InputAttribute.Lengths"/>); where padding ends a row nothing is to be told.</summary>
    /// <param name="name">The name of the network's input.</param>
    /// <param name="ids">Its values, row after row, each with room for the most steps; what stands behind a row's last step is not read.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <exception cref="ArgumentException">There is an input of that name already.</exception>
    public Dataset<T> WithIds(string name, ReadOnlyMemory<int> ids, ReadOnlyMemory<int> lengths) => With(DatasetColumn<T>.OfIds(name, ids).WithLengths(lengths));

    /// <summary>Adds an input of sequences that have lengths of their own (<see cref="InputAttribute.Lengths"/>).</summary>
    /// <param name="name">The name of the network's input.</param>
    /// <param name="values">Its values, row after row, each with room for the most steps; what stands behind a row's last step is not read.</param>
    /// <param name="lengths">How many steps each row has.</param>
    /// <exception cref="ArgumentException">There is an input of that name already.</exception>
    public Dataset<T> WithInput(string name, ReadOnlyMemory<T> values, ReadOnlyMemory<int> lengths) =>
        With(DatasetColumn<T>.OfValues(name, isTarget: false, values).WithLengths(lengths));

    /// <summary>
    /// Adds an input of ids that follow from those of another: the kinds of a film, the words of a title. They are looked up as rows are read, and so are right for items that are drawn, too (<see cref="NegativeSampler"/>).
    /// </summary>
    /// <param name="name">The name of the network's input.</param>
    /// <param name="of">The name of the other input, which has one id for each row.</param>
    /// <param name="table">A row of ids for each id of the other, counted from 0, row after row.</param>
    /// <exception cref="ArgumentException">There is an input of that name already.</exception>
    public Dataset<T> WithIdsOf(string name, string of, ReadOnlyMemory<int> table) =>
        With(DatasetColumn<T>.OfLookedUp(name, new IdsOfIds(of ?? throw new ArgumentNullException(nameof(of)), table)));

    /// <summary>Adds a target of numbers.</summary>
    /// <param name="name">The name of the network's target.</param>
    /// <param name="values">Its values, row after row.</param>
    /// <exception cref="ArgumentException">There is a target of that name already.</exception>
    public Dataset<T> WithTarget(string name, ReadOnlyMemory<T> values) => With(DatasetColumn<T>.OfValues(name, isTarget: true, values));

    /// <summary>Adds a target of class indices.</summary>
    /// <param name="name">The name of the network's target.</param>
    /// <param name="classes">Its values, row after row, counted from 0.</param>
    /// <exception cref="ArgumentException">There is a target of that name already.</exception>
    public Dataset<T> WithClasses(string name, ReadOnlyMemory<int> classes) => With(DatasetColumn<T>.OfClasses(name, classes));

    /// <summary>
    /// Says what each row counts in training: its loss and its gradient are multiplied by the weight, and the mean over a batch still divides by the number of
    /// rows, as in Keras. Evaluation counts all rows alike.
    /// </summary>
    /// <param name="weights">A finite number of at least 0 for every row.</param>
    public Dataset<T> WithSampleWeights(ReadOnlyMemory<T> weights) => new(_columns, _selection, weights);

    /// <summary>Deals the rows into two parts, at random.</summary>
    /// <param name="fraction">The share of the first part, in (0, 1); its number of rows is rounded down, and neither part may be empty where it is used.</param>
    /// <param name="seed">Same seed, same parts, on every machine.</param>
    /// <returns>Two datasets that share no row and together have them all.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is not between 0 and 1.</exception>
    public (Dataset<T> First, Dataset<T> Second) Split(double fraction, int seed = 0)
    {
        CheckFraction(fraction);
        return (With(_selection.ShuffledPart(fraction, seed, second: false)), With(_selection.ShuffledPart(fraction, seed, second: true)));
    }

    /// <summary>Only some rows.</summary>
    /// <param name="indices">Which, counted from 0, in the order in which they are wanted; copied.</param>
    public Dataset<T> Subset(params int[] indices) => With(_selection.Subset([.. indices]));

    /// <summary>The first rows.</summary>
    /// <param name="count">How many, at least 0. More than there are is refused when the dataset meets a network.</param>
    public Dataset<T> Take(int count) => With(_selection.Take(NotNegative(count)));

    /// <summary>All but the first rows.</summary>
    /// <param name="count">How many to leave out, at least 0. More than there are is refused when the dataset meets a network.</param>
    public Dataset<T> Skip(int count) => With(_selection.Skip(NotNegative(count)));

    /// <summary>Adds an input of ids that are drawn as they are read.</summary>
    internal Dataset<T> WithDrawnIds(string name, DrawnIds ids) => With(DatasetColumn<T>.OfDrawnIds(name, ids));

    /// <summary>Adds a target that follows from ids that are drawn as they are read.</summary>
    internal Dataset<T> WithShares(string name, DrawnShares shares, int rows) => With(DatasetColumn<T>.OfShares(name, shares, rows));

    /// <summary>The first rows and the last, in order: Keras' validation split.</summary>
    internal (Dataset<T> First, Dataset<T> Last) Cut(double fractionOfLast) =>
        (With(_selection.Cut(fractionOfLast, last: false)), With(_selection.Cut(fractionOfLast, last: true)));

    /// <summary>Finds a column for each input and target of a network, and the rows.</summary>
    /// <exception cref="ArgumentException">Columns are missing, unknown, of the wrong kind or of unequal length, or there is no row.</exception>
    internal BoundDataset<T> Bind(string network, IReadOnlyList<TensorDescription> inputs, IReadOnlyList<TensorDescription> targets)
    {
        DatasetColumn<T>[] boundInputs = ColumnBinding.Find(network, "input", inputs, [.. _columns.Where(c => !c.IsTarget)]);
        DatasetColumn<T>[] boundTargets = ColumnBinding.Find(network, "target", targets, [.. _columns.Where(c => c.IsTarget)]);
        int rows = ColumnBinding.CountRows([.. boundInputs, .. boundTargets], [.. inputs, .. targets]);
        int[]? selected = _selection.Resolve(rows);
        if ((selected?.Length ?? rows) == 0)
            throw new ArgumentException($"The dataset has no rows for {network}: of {rows} none are selected.");
        if (!_sampleWeights.IsEmpty && _sampleWeights.Length != rows)
            throw new ArgumentException($"The dataset has {Counted.Of(_sampleWeights.Length, "sample weight")} for {Counted.Of(rows, "row")}; expected one for each.");
        return new BoundDataset<T>(boundInputs, boundTargets, inputs, targets, rows, selected, _sampleWeights);
    }

    private static void CheckFraction(double fraction)
    {
        // The negated pattern also catches NaN.
        if (fraction is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "A part is more than 0 and less than 1 of the rows.");
    }

    private static int NotNegative(int count) =>
        count >= 0 ? count : throw new ArgumentOutOfRangeException(nameof(count), count, "A number of rows is at least 0.");

    private Dataset<T> With(RowSelection selection) => new(_columns, selection, _sampleWeights);

    private Dataset<T> With(DatasetColumn<T> column)
    {
        if (_columns.Any(c => c.IsTarget == column.IsTarget && c.Name == column.Name))
            throw new ArgumentException($"The dataset has the {(column.IsTarget ? "target" : "input")} column '{column.Name}' already.");
        return new([.. _columns, column], _selection, _sampleWeights);
    }
}
