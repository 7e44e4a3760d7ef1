using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>How rows of a type become a network's numbers, and training and measuring on such rows. Made by generated code.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowSchema<TRow> : RowDescription
{
    private readonly string _network;
    private readonly RowColumn<TRow>[] _inputs;
    private readonly RowColumn<TRow> _label;
    private readonly string[] _names;
    private readonly int _width;
    private DataTransform? _known;

    /// <summary>A schema.</summary>
    /// <param name="network">The network's name, for messages.</param>
    /// <param name="inputs">What it reads, in the order of its numbers.</param>
    /// <param name="label">What it predicts.</param>
    /// <param name="output">What its output says of the label.</param>
    public RowSchema(string network, RowColumn<TRow>[] inputs, RowColumn<TRow> label, RowOutput output)
        : base(network, inputs.Select(column => column.Name), label.Name, output, label.Categories)
    {
        _network = network;
        _inputs = inputs;
        _label = label;
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
        Dataset<T> data = Read(network, all, transform);
        Dataset? measured = validation is null ? options.Validation : Read(network, All(validation), transform);
        network.Parameters.Transform = transform;
        if (note is not null && options.Verbose)
            Console.WriteLine(note);
        History history = Trainer.FitAndMeasure(network, data, options, measured);
        if (note is not null)
            history.AddNote(note);
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
        Inputs<T>(All(rows), RequireTransform(parameters));

    /// <summary>Standardised predictions in the label's own units; probabilities and logits as they are.</summary>
    /// <param name="parameters">The network's parameters, with a transform.</param>
    /// <param name="outputs">One number for each row, or for each class of each row.</param>
    public double[] Undo<T>(ParameterCollection<T> parameters, T[] outputs)
        where T : unmanaged
    {
        ColumnTransform label = RequireTransform(parameters).Targets[0];
        return label is NumberTransform number
            ? Array.ConvertAll(outputs, output => number.Undo(Scalar.ToDouble(output)))
            : Array.ConvertAll(outputs, Scalar.ToDouble);
    }

    internal void FitTransform<T>(ParameterCollection<T> parameters, IEnumerable<TRow> rows)
        where T : unmanaged
    {
        TRow[] all = AtLeastOne(All(rows));
        parameters.Transform = Fitted(all, all.Length);
    }

    internal void Write<T>(ParameterCollection<T> parameters, TRow row, DataRow<T> destination)
        where T : unmanaged
    {
        if (row is null)
            throw new ArgumentNullException(nameof(row));
        DataTransform transform = RequireTransform(parameters);
        Span<T> input = destination.Input();
        for (int c = 0; c < _inputs.Length; c++)
        {
            _inputs[c].Write(row, transform.Inputs[c], input.Slice(0, _inputs[c].Width));
            input = input.Slice(_inputs[c].Width);
        }

        bool isIndex = destination.Targets[0].IsClassIndex;
        Span<T> index = stackalloc T[1];
        if (!_label.Write(row, transform.Targets[0], isIndex ? index : destination.Target()))
            throw new ArgumentException($"The row has no {_label.Name}, which is what {_network} learns to predict.", nameof(row));
        if (isIndex)
            destination.Classes()[0] = (int)Scalar.ToDouble(index[0]);
    }

    private DataTransform Fitted(TRow[] rows, int count) => new(_inputs.Select(column => column.Fit(rows, count)), [_label.Fit(rows, count)]);

    // What is known stays where it suits the rows; it never stays without a word.
    private DataTransform Statistics<T>(ParameterCollection<T> parameters, TRow[] rows, int count, RowStatistics asked, out string? note)
        where T : unmanaged
    {
        note = null;
        if (parameters.Transform is null || asked == RowStatistics.Refit)
            return Fitted(rows, count);
        DataTransform known = RequireTransform(parameters);
        if (asked == RowStatistics.Keep)
            return known;

        for (int c = 0; c <= _inputs.Length; c++)
        {
            (RowColumn<TRow> column, ColumnTransform transform) = c < _inputs.Length ? (_inputs[c], known.Inputs[c]) : (_label, known.Targets[0]);
            if (column.Strangeness(rows, count, transform) is { } strangeness)
            {
                throw new InvalidOperationException(
                    $"{_network} knows the means and deviations of other rows, from an earlier Fit or a file: {strangeness}. Set FitOptions.RowStatistics to " +
                    $"RowStatistics.Keep to go on with them, or to RowStatistics.Refit to find them in these rows; or train a new {_network}.");
            }
        }

        if (Differs(known, rows, count))
            note = $"{_network} keeps the means and deviations of the rows it was fitted to before; FitOptions.RowStatistics decides.";
        return known;
    }

    // Numbers that nothing can be fitted to are refused with their row, when the rows are read.
    private bool Differs(DataTransform known, TRow[] rows, int count)
    {
        try
        {
            return known.DifferenceTo(Fitted(rows, count)) is not null;
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

    private Dataset<T> Read<T>(ILossNetwork<T> network, TRow[] rows, DataTransform transform)
        where T : unmanaged
    {
        T[] inputs = Inputs<T>(AtLeastOne(rows), transform);
        int width = _label.Width;
        var labels = new T[checked(rows.Length * width)];
        for (int i = 0; i < rows.Length; i++)
        {
            Span<T> label = labels.AsSpan(i * width, width);
            if (!At(i, rows[i], _label, transform.Targets[0], label))
                throw new ArgumentException($"Row {i} has no {_label.Name}, which is what {_network} learns to predict.", nameof(rows));
        }

        return network.Targets[0].IsClassIndex
            ? new Dataset<T>(inputs, Array.ConvertAll(labels, label => (int)Scalar.ToDouble(label)))
            : new Dataset<T>(inputs, labels);
    }

    private T[] Inputs<T>(TRow[] rows, DataTransform transform)
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
        if (transform.Targets.Count != 1 || transform.Targets[0].Name != _label.Name)
            throw new InvalidOperationException($"The transform of {_network} has no label '{_label.Name}'.");
        for (int c = 0; c <= _inputs.Length; c++)
        {
            (RowColumn<TRow> column, ColumnTransform fitted) = c < _inputs.Length ? (_inputs[c], transform.Inputs[c]) : (_label, transform.Targets[0]);
            if (column.Misfit(fitted) is { } misfit)
                throw new InvalidOperationException($"The transform of {_network} does not fit its rows: '{column.Name}' {misfit}.");
        }

        Volatile.Write(ref _known, transform);
        return transform;
    }
}
