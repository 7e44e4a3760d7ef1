using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>How rows of a type become a network's numbers, and training and measuring on such rows. Made by generated code.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class RowSchema<TRow> : RowDescription
{
    private readonly string _network;
    private readonly RowColumn<TRow>[] _inputs;
    private readonly IdColumn<TRow>[] _ids;
    private readonly RowColumn<TRow>[] _labels;
    private readonly string[] _names;
    private readonly int _width;
    private DataTransform? _known;

    /// <summary>A schema.</summary>
    /// <param name="network">The network's name, for messages.</param>
    /// <param name="inputs">What it reads, in the order of its numbers.</param>
    /// <param name="label">What it predicts.</param>
    /// <param name="output">What its output says of the label.</param>
    public RowSchema(string network, RowColumn<TRow>[] inputs, RowColumn<TRow> label, RowOutput output)
        : this(network, inputs, [], [label], [output])
    {
    }

    /// <summary>A schema of rows that have ids, or several labels.</summary>
    /// <param name="network">The network's name, for messages.</param>
    /// <param name="inputs">What it reads as numbers, in their order; may be none.</param>
    /// <param name="ids">What it reads as ids, each an input behind that of numbers.</param>
    /// <param name="labels">What it predicts.</param>
    /// <param name="outputs">For each label what its output says of it.</param>
    public RowSchema(string network, RowColumn<TRow>[] inputs, IdColumn<TRow>[] ids, RowColumn<TRow>[] labels, RowOutput[] outputs)
        : base(network, inputs.Select(column => column.Name), ids.Select(column => column.Name), labels.Select((label, i) => new RowLabel(label.Name, outputs[i], label.Categories)))
    {
        _network = network;
        _inputs = inputs;
        _ids = ids;
        _labels = labels;
        _names = [.. inputs.Select(column => column.Name)];
        _width = inputs.Sum(column => column.Width);
    }

    /// <summary>Rows and numbers of a network.</summary>
    /// <param name="parameters">The network's parameters.</param>
    public RowTransform<TRow, T> Of<T>(ParameterCollection<T> parameters)
        where T : unmanaged => new(this, parameters);

    /// <summary>Trains on rows. Fits the transform to them first, unless the network has one that suits them; see <see cref="RowStatistics"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">What to learn from.</param>
    /// <param name="options">How.</param>
    /// <param name="validation">Rows to measure after every epoch; none unless given.</param>
    public History Fit<T>(ITrainableNetwork<T> network, IEnumerable<TRow> rows, FitOptions? options, IEnumerable<TRow>? validation)
        where T : unmanaged
    {
        // Before anything of the network changes: the training asks again.
        network.Parameters.Use(NetworkCall.Fit).Dispose();
        TRow[] all = AtLeastOne(All(rows));
        options ??= new FitOptions();
        options.Check();
        if (validation is not null && (options.Validation is not null || options.ValidationSplit > 0))
            throw new ArgumentException("There are rows for validation, and FitOptions has Validation or ValidationSplit; expected one of them.", nameof(validation));

        // The rows kept for validation must not be known before they are met.
        int fitted = all.Length - (int)ShareOf.Floor(all.Length, options.ValidationSplit);
        DataTransform transform = Statistics(network.Parameters, all, fitted, options.RowStatistics, out string? note);
        Dataset<T> data = Read(network, all, transform, learnt: fitted);
        Dataset? measured = validation is null ? options.Validation : Read(network, All(validation), transform);
        List<string> notes = note is null ? [] : [note];
        if (!ReferenceEquals(transform, network.Parameters.Transform))
            notes.AddRange(_ids.Select((column, c) => column.Note(all, fitted, transform.Ids[c], RoomOf(network.Parameters, column))).OfType<string>());
        using (network.Parameters.Use(NetworkCall.Fit))
            Grow(network.Parameters, transform);
        network.Parameters.Transform = transform;
        if (options.Verbose)
            notes.ForEach(Console.WriteLine);
        History history = Trainer.FitAndMeasure(network, data, options, measured);
        notes.ForEach(history.AddNote);
        return history;
    }

    /// <summary>Trains on rows on a thread of its own.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">What to learn from.</param>
    /// <param name="options">How.</param>
    /// <param name="validation">Rows to measure after every epoch; none unless given.</param>
    /// <param name="cancellation">Stops between two steps, as the options' does.</param>
    public Task<History> FitAsync<T>(
        ITrainableNetwork<T> network, IEnumerable<TRow> rows, FitOptions? options, IEnumerable<TRow>? validation, CancellationToken cancellation)
        where T : unmanaged => Trainer.OnAThreadOfItsOwn(given => Fit(network, rows, given, validation), options, cancellation);

    /// <summary>Measures the loss, and metrics, on rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">What to measure it on.</param>
    /// <param name="metrics">More to measure; none unless given.</param>
    /// <param name="batchSize">Rows at a time.</param>
    /// <param name="accuracy">Whether to measure accuracy, too.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public Evaluation Evaluate<T>(
        ILossNetwork<T> network, IEnumerable<TRow> rows, IReadOnlyCollection<Metric>? metrics, int batchSize, bool accuracy, CancellationToken cancellation)
        where T : unmanaged =>
        Trainer.Measure(
            network, () => ToDataset(network, rows).Bind(network.Name, network.Inputs, network.Targets).Read(batchSize), metrics ?? [], batchSize, accuracy, cancellation);

    /// <summary>Rows as a dataset of the network's numbers.</summary>
    /// <param name="network">The network, with a transform.</param>
    /// <param name="rows">The rows.</param>
    public Dataset<T> ToDataset<T>(ILossNetwork<T> network, IEnumerable<TRow> rows)
        where T : unmanaged =>
        Read(network, All(rows), RequireTransform(network.Parameters));

    /// <summary>The inputs of rows, one row's numbers after another's.</summary>
    /// <param name="parameters">The network's parameters, with a transform.</param>
    /// <param name="rows">The rows.</param>
    public T[] Encode<T>(ParameterCollection<T> parameters, IEnumerable<TRow> rows)
        where T : unmanaged =>
        Numbers<T>(All(rows), RequireTransform(parameters));

    /// <summary>All inputs of rows.</summary>
    /// <param name="parameters">The network's parameters, with a transform.</param>
    /// <param name="rows">The rows.</param>
    public RowInputs<T> Read<T>(ParameterCollection<T> parameters, IEnumerable<TRow> rows)
        where T : unmanaged =>
        Inputs<T>(All(rows), RequireTransform(parameters), learnt: 0);

    /// <summary>Standardised predictions in the label's own units; probabilities and logits as they are.</summary>
    /// <param name="parameters">The network's parameters, with a transform.</param>
    /// <param name="outputs">One number for each row, or for each class of each row.</param>
    public double[] Undo<T>(ParameterCollection<T> parameters, T[] outputs)
        where T : unmanaged => Undo(parameters, outputs, 0);

    /// <summary>As above, of one of several labels.</summary>
    /// <param name="parameters">The network's parameters, with a transform.</param>
    /// <param name="outputs">One number for each row, or for each class of each row.</param>
    /// <param name="index">The number of the label.</param>
    public double[] Undo<T>(ParameterCollection<T> parameters, T[] outputs, int index)
        where T : unmanaged
    {
        ColumnTransform label = RequireTransform(parameters).Targets[index];
        return label is NumberTransform number
            ? Array.ConvertAll(outputs, output => number.Undo(Scalar.ToDouble(output)))
            : Array.ConvertAll(outputs, Scalar.ToDouble);
    }

    internal void FitTransform<T>(ParameterCollection<T> parameters, IEnumerable<TRow> rows)
        where T : unmanaged
    {
        TRow[] all = AtLeastOne(All(rows));
        DataTransform transform = Fitted(parameters, all, all.Length, parameters.Transform is null ? null : RequireTransform(parameters));
        using (parameters.Use(NetworkCall.Fit))
            Grow(parameters, transform);
        parameters.Transform = transform;
    }

    internal void Write<T>(ParameterCollection<T> parameters, TRow row, DataRow<T> destination)
        where T : unmanaged
    {
        if (row is null)
            throw new ArgumentNullException(nameof(row));
        DataTransform transform = RequireTransform(parameters);
        int first = 0;
        if (_inputs.Length > 0)
        {
            Span<T> input = destination.Input();
            for (int c = 0; c < _inputs.Length; c++)
            {
                _inputs[c].Write(row, transform.Inputs[c], input.Slice(0, _inputs[c].Width));
                input = input.Slice(_inputs[c].Width);
            }

            first = 1;
        }

        for (int c = 0; c < _ids.Length; c++)
            _ids[c].Write(row, transform.Ids[c], destination.Ids(first + c));
        for (int l = 0; l < _labels.Length; l++)
            Write(row, l, transform, destination, TargetOf(l, destination.Targets));
    }

    /// <summary>The indices of a row's ids.</summary>
    internal int[] IndicesOf<T>(ParameterCollection<T> parameters, string column, TRow row)
        where T : unmanaged
    {
        int index = Array.FindIndex(_ids, ids => ids.Name == column);
        if (index < 0)
            throw new ArgumentException($"Rows of {_network} have no ids '{column}'; {(_ids.Length == 0 ? "they have none" : "there are " + string.Join(", ", _ids.Select(ids => $"'{ids.Name}'")))}.", nameof(column));
        RowInputs<T> read = Read(parameters, [row]);
        return _ids[index].IsBag ? [.. read.Ids(index).Take(read.Lengths(index)[0])] : read.Ids(index);
    }

    private void Write<T>(TRow row, int label, DataTransform transform, DataRow<T> destination, int target)
        where T : unmanaged
    {
        bool isIndex = destination.Targets[target].IsClassIndex;
        Span<T> index = stackalloc T[1];
        if (!_labels[label].Write(row, transform.Targets[label], isIndex ? index : destination.Target(target)))
            throw new ArgumentException($"The row has no {_labels[label].Name}, which is what {_network} learns to predict.", nameof(row));
        if (isIndex)
            destination.Classes(target)[0] = (int)Scalar.ToDouble(index[0]);
    }

    // The only label is that of the only target, whatever its name.
    private int TargetOf(int label, IReadOnlyList<TensorDescription> targets)
    {
        int target = 0;
        while (_labels.Length > 1 && targets[target].Name != _labels[label].Name)
            target++;
        return target;
    }

    private DataTransform Fitted<T>(ParameterCollection<T> parameters, TRow[] rows, int count, DataTransform? known = null)
        where T : unmanaged => new(
            _inputs.Select(column => column.Fit(rows, count)),
            _labels.Select(label => label.Fit(rows, count)),
            _ids.Select((column, i) => column.Fit(rows, count, known?.Ids[i], RoomOf(parameters, column))));

    // Tables that grow have room for all.
    private static int? RoomOf<T>(ParameterCollection<T> parameters, IdColumn<TRow> column)
        where T : unmanaged => parameters.Store?.RowsOf(column.Name) is null ? column.Rules.Room : null;

    private void Grow<T>(ParameterCollection<T> parameters, DataTransform transform)
        where T : unmanaged
    {
        for (int c = 0; c < _ids.Length; c++)
            parameters.Store?.Reserve(_ids[c].Name, transform.Ids[c].Count);
    }

    // What is known stays where it suits the rows; it never stays without a word.
    private DataTransform Statistics<T>(ParameterCollection<T> parameters, TRow[] rows, int count, RowStatistics asked, out string? note)
        where T : unmanaged
    {
        note = null;
        if (parameters.Transform is null)
            return Fitted(parameters, rows, count);
        DataTransform known = RequireTransform(parameters);

        // Ids keep their indices whatever is asked, because the rows of the tables are theirs; new ones come behind them.
        if (asked == RowStatistics.Refit)
            return Fitted(parameters, rows, count, known);
        DataTransform grown = _ids.Length == 0 ? known : WithIds(parameters, known, rows, count);
        if (asked == RowStatistics.Keep)
            return grown;

        foreach ((RowColumn<TRow> column, ColumnTransform transform) in Pairs(known))
        {
            if (column.Strangeness(rows, count, transform) is { } strangeness)
            {
                throw new InvalidOperationException(
                    $"{_network} knows the statistics of other rows, from an earlier Fit or a file: {strangeness}. Set FitOptions.RowStatistics to " +
                    $"RowStatistics.Keep to go on with them, or to RowStatistics.Refit to find them in these rows; or train a new {_network}.");
            }
        }

        if (Differs(parameters, grown, rows, count))
            note = $"{_network} keeps the statistics of the rows it was fitted to before; FitOptions.RowStatistics decides.";
        return grown;
    }

    // The same object where there is nothing new.
    private DataTransform WithIds<T>(ParameterCollection<T> parameters, DataTransform known, TRow[] rows, int count)
        where T : unmanaged
    {
        IdTransform[] ids = [.. _ids.Select((column, i) => column.Fit(rows, count, known.Ids[i], RoomOf(parameters, column)))];
        return ids.SequenceEqual(known.Ids) ? known : new DataTransform(known.Inputs, known.Targets, ids);
    }

    private IEnumerable<(RowColumn<TRow> Column, ColumnTransform Transform)> Pairs(DataTransform transform) =>
        _inputs.Select((column, i) => (column, transform.Inputs[i])).Concat(_labels.Select((label, i) => (label, transform.Targets[i])));

    // Numbers that nothing can be fitted to are refused with their row, when the rows are read.
    private bool Differs<T>(ParameterCollection<T> parameters, DataTransform known, TRow[] rows, int count)
        where T : unmanaged
    {
        try
        {
            return known.DifferenceTo(Fitted(parameters, rows, count, known)) is not null;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static TRow[] All(IEnumerable<TRow> rows)
    {
        TRow[] all = [.. rows ?? throw new ArgumentNullException(nameof(rows))];
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] is null)
                throw new ArgumentException($"Row {i} is null.", nameof(rows));
        }

        return all;
    }

    private TRow[] AtLeastOne(TRow[] rows) => rows.Length > 0 ? rows : throw new ArgumentException($"There are no rows for {_network}.", nameof(rows));

    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="transform">Their transform.</param>
    /// <param name="learnt">How many of them, from the first, are learnt from: of these some ids are taken for unknown.</param>
    private Dataset<T> Read<T>(ILossNetwork<T> network, TRow[] rows, DataTransform transform, int learnt = 0)
        where T : unmanaged
    {
        RowInputs<T> inputs = Inputs<T>(AtLeastOne(rows), transform, learnt);
        Dataset<T> data = new();
        if (_inputs.Length > 0)
            data = data.WithInput(network.Inputs[0].Name, inputs.Numbers);
        for (int c = 0; c < _ids.Length; c++)
            data = _ids[c].IsBag ? data.WithIds(_ids[c].Name, inputs.Ids(c), inputs.Lengths(c)) : data.WithIds(_ids[c].Name, inputs.Ids(c));
        for (int l = 0; l < _labels.Length; l++)
        {
            TensorDescription target = network.Targets[TargetOf(l, network.Targets)];
            T[] labels = LabelsOf<T>(rows, transform, l);
            data = target.IsClassIndex
                ? data.WithClasses(target.Name, Array.ConvertAll(labels, label => (int)Scalar.ToDouble(label)))
                : data.WithTarget(target.Name, labels);
        }

        return data;
    }

    private T[] LabelsOf<T>(TRow[] rows, DataTransform transform, int label)
        where T : unmanaged
    {
        int width = _labels[label].Width;
        var labels = new T[checked(rows.Length * width)];
        for (int i = 0; i < rows.Length; i++)
        {
            if (!At(i, rows[i], _labels[label], transform.Targets[label], labels.AsSpan(i * width, width)))
                throw new ArgumentException($"Row {i} has no {_labels[label].Name}, which is what {_network} learns to predict.", nameof(rows));
        }

        return labels;
    }

    private RowInputs<T> Inputs<T>(TRow[] rows, DataTransform transform, int learnt)
        where T : unmanaged
    {
        var ids = new int[_ids.Length][];
        var lengths = new int[]?[_ids.Length];
        for (int c = 0; c < _ids.Length; c++)
        {
            IdColumn<TRow> column = _ids[c];
            ids[c] = new int[checked(rows.Length * column.Most)];
            lengths[c] = column.IsBag ? new int[rows.Length] : null;
            UnknownIds? unknown = learnt > 0 && column.Rules.UnknownShare > 0 ? new UnknownIds(column.Name, transform.Ids[c].Count, column.Rules.UnknownShare) : null;
            for (int i = 0; i < rows.Length; i++)
            {
                Span<int> row = ids[c].AsSpan(i * column.Most, column.Most);
                int count = At(i, rows[i], column, transform.Ids[c], row);
                if (lengths[c] is { } counts)
                    counts[i] = count;
                if (i < learnt)
                    unknown?.Take(i, row.Slice(0, count));
            }
        }

        return new RowInputs<T>(rows.Length, Numbers<T>(rows, transform), ids, lengths);
    }

    private T[] Numbers<T>(TRow[] rows, DataTransform transform)
        where T : unmanaged
    {
        var inputs = new T[checked(rows.Length * _width)];
        int place = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int c = 0; c < _inputs.Length; c++)
            {
                At(i, rows[i], _inputs[c], transform.Inputs[c], inputs.AsSpan(place, _inputs[c].Width));
                place += _inputs[c].Width;
            }
        }

        return inputs;
    }

    private static int At(int index, TRow row, IdColumn<TRow> column, IdTransform transform, Span<int> destination)
    {
        try
        {
            return column.Write(row, transform, destination);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Row {index}: {e.Message}", e);
        }
    }

    private static bool At<T>(int index, TRow row, RowColumn<TRow> column, ColumnTransform transform, Span<T> destination)
        where T : unmanaged
    {
        try
        {
            return column.Write(row, transform, destination);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Row {index}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override DataTransform RequireTransform<T>(ParameterCollection<T> parameters)
    {
        DataTransform? transform = parameters.Transform;
        if (transform is not null && ReferenceEquals(transform, Volatile.Read(ref _known)))
            return transform;
        if (transform is null)
            throw new InvalidOperationException($"{_network} knows no mean and deviation of its rows yet: Fit it on rows, or Rows.Fit(rows) without training, or Load a file that was saved after that.");

        parameters.RequireTransform(_network, _names, _width);
        if (!transform.Targets.Select(target => target.Name).SequenceEqual(_labels.Select(label => label.Name), StringComparer.Ordinal))
            throw new InvalidOperationException($"The transform of {_network} has no label '{string.Join("', '", _labels.Select(label => label.Name))}'.");
        if (!transform.Ids.Select(column => column.Name).SequenceEqual(_ids.Select(column => column.Name), StringComparer.Ordinal))
            throw new InvalidOperationException($"The transform of {_network} has the ids {Excerpt.Names([.. transform.Ids.Select(column => column.Name)], most: 50)}; expected {Excerpt.Names([.. _ids.Select(column => column.Name)], most: 50)}.");
        IEnumerable<(string Name, string? Misfit)> misfits = Pairs(transform).Select(pair => (pair.Column.Name, pair.Column.Misfit(pair.Transform))).Concat(_ids.Select((column, i) => (column.Name, column.Misfit(transform.Ids[i], parameters.Store?.RowsOf(column.Name)))));
        if (misfits.FirstOrDefault(column => column.Misfit is not null) is { Misfit: { } misfit } wrong)
            throw new InvalidOperationException($"The transform of {_network} does not fit its rows: '{wrong.Name}' {misfit}.");

        Volatile.Write(ref _known, transform);
        return transform;
    }
}
