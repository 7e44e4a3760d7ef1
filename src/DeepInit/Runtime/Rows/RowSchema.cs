using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>How rows of a type become a network's numbers, and training and measuring on such rows. Made by generated code.</summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowSchema<TRow>
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
    public RowSchema(string network, RowColumn<TRow>[] inputs, RowColumn<TRow> label)
    {
        _network = network;
        _inputs = inputs;
        _label = label;
        _names = [.. inputs.Select(column => column.Name)];
        _width = inputs.Sum(column => column.Width);
    }

    /// <summary>Trains on rows. Fits the transform to them first, unless the network has one.</summary>
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
        int fitted = all.Length - (int)(options.ValidationSplit * all.Length);
        DataTransform transform = network.Parameters.Transform is null
            ? new DataTransform(_inputs.Select(column => column.Fit(all, fitted)), [_label.Fit(all, fitted)])
            : Require(network.Parameters);
        Dataset<T> data = Read(network, all, transform);
        Dataset? measured = validation is null ? options.Validation : Read(network, All(validation), transform);
        network.Parameters.Transform = transform;
        return Trainer.FitAndMeasure(network, data, options, measured);
    }

    /// <summary>Measures the loss on rows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">What to measure it on.</param>
    public Evaluation Evaluate<T>(ITrainableNetwork<T> network, IEnumerable<TRow> rows)
        where T : unmanaged =>
        Trainer.Evaluate(network, ToDataset(network, rows));

    /// <summary>Rows as a dataset of the network's numbers.</summary>
    /// <param name="network">The network, with a transform.</param>
    /// <param name="rows">The rows.</param>
    public Dataset<T> ToDataset<T>(ITrainableNetwork<T> network, IEnumerable<TRow> rows)
        where T : unmanaged =>
        Read(network, All(rows), Require(network.Parameters));

    /// <summary>The inputs of rows, one row's numbers after another's.</summary>
    /// <param name="parameters">The network's parameters, with a transform.</param>
    /// <param name="rows">The rows.</param>
    public T[] Encode<T>(ParameterCollection<T> parameters, IEnumerable<TRow> rows)
        where T : unmanaged =>
        Inputs<T>(All(rows), Require(parameters));

    /// <summary>Standardised predictions in the label's own units.</summary>
    /// <param name="parameters">The network's parameters, with a transform.</param>
    /// <param name="outputs">One number for each row.</param>
    public double[] Undo<T>(ParameterCollection<T> parameters, T[] outputs)
        where T : unmanaged
    {
        var label = (NumberTransform)Require(parameters).Targets[0];
        return Array.ConvertAll(outputs, output => label.Undo(Scalar.ToDouble(output)));
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

    private Dataset<T> Read<T>(ITrainableNetwork<T> network, TRow[] rows, DataTransform transform)
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

    private DataTransform Require<T>(ParameterCollection<T> parameters)
        where T : unmanaged
    {
        DataTransform? transform = parameters.Transform;
        if (transform is not null && ReferenceEquals(transform, Volatile.Read(ref _known)))
            return transform;
        if (transform is null)
            throw new InvalidOperationException($"{_network} knows no mean and deviation of its rows yet: Fit it on rows, or Load a file that was saved after that.");

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
