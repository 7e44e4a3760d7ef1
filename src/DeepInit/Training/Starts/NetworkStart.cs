using DeepInit.Runtime;

namespace DeepInit;

/// <summary>One start of a network from data: measures, scales, sets biases, measures again, and puts back what it only borrowed.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class NetworkStart<T>
    where T : unmanaged
{
    private readonly IGradientNetwork<T> _network;
    private readonly IObservableNetwork<T> _layersOf;
    private readonly ParameterCollection<T> _parameters;
    private readonly Batch<T> _sample;
    private readonly InitializationOptions _options;

    /// <param name="network">The network.</param>
    /// <param name="sample">The rows that it is measured on.</param>
    /// <param name="options">How.</param>
    public NetworkStart(ITrainableNetwork<T> network, Batch<T> sample, InitializationOptions options)
    {
        _network = network as IGradientNetwork<T> ?? throw Missing(network, "gradients", nameof(IGradientNetwork<T>));
        _layersOf = network as IObservableNetwork<T> ?? throw Missing(network, "the values of its layers", nameof(IObservableNetwork<T>));
        _parameters = network.Parameters;
        _sample = sample;
        _options = options;
    }

    /// <summary>Does all of it.</summary>
    /// <param name="rows">Walks through the data.</param>
    /// <param name="labelRows">How many rows to count labels of.</param>
    public InitializationReport Run(BatchStream<T> rows, int labelRows)
    {
        var before = new WeightSnapshot<T>(_parameters);
        var randomized = _network as IRandomizedNetwork;
        var stateful = _network as IStatefulNetwork;
        bool draws = randomized?.IsRandomized ?? false;
        (Parameter<T> Parameter, T[] Values)[] statistics = [.. _parameters.Where(parameter => parameter.Declaration.IsStatistic).Select(parameter => (parameter, parameter.ToArray()))];
        void PutBack()
        {
            // Batch normalisation moves its running statistics whenever training's forward pass runs.
            foreach ((Parameter<T> parameter, T[] values) in statistics)
                parameter.CopyFrom(values);
        }

        bool isDone = false;
        try
        {
            if (randomized is not null)
                randomized.IsRandomized = false;
            stateful?.ResetStates();
            double lossBefore = Loss();
            var outputs = new OutputLabels<T>();
            Placed(_sample, batch => _layersOf.ObserveLayers(batch, outputs));
            var columns = new ColumnStatistics<T>(_network.Inputs);
            Count(rows, labelRows, columns, outputs.Labels);
            var scaler = new SumsScaler<T>(_parameters, _options, outputs.Labels);
            Placed(_sample, batch => _layersOf.ObserveLayers(batch, scaler));
            PutBack();
            double? labelsAlone = LossOfLabels([.. scaler.Measured.Where(measured => measured.Sums.Prior != OutputPrior.None)]);
            double lossAfter = Loss();
            Look(scaler.Layers);
            PutBack();
            isDone = true;
            return new InitializationReport(_network.Name, _sample.Rows, [.. scaler.Layers.Where(layer => layer.SaysSomething)], columns.Faulty(), lossBefore, lossAfter, labelsAlone);
        }
        finally
        {
            if (randomized is not null)
                randomized.IsRandomized = draws;
            stateful?.ResetStates();
            if (!isDone)
                before.Restore();
        }
    }

    private double Loss()
    {
        double loss = 0;
        Placed(_sample, batch => loss = Scalar.ToDouble(_network.ComputeLoss(batch)));
        return loss;
    }

    // In the data's order, where all of it is read; else as it comes shuffled, since files are often sorted by class.
    private void Count(BatchStream<T> rows, int most, ColumnStatistics<T> columns, IReadOnlyDictionary<string, LabelStatistics<T>> labels)
    {
        rows.Start(most == int.MaxValue ? null : _options.Seed, walk: most == int.MaxValue ? 0 : -1, skip: 0);
        for (long counted = 0; counted < most && rows.MoveNext(); counted += rows.Batch.Rows)
        {
            Placed(rows.Batch, Check);
            columns.Add(rows.Batch);
            foreach (LabelStatistics<T> label in labels.Values)
                label.Add(rows.Batch);
        }
    }

    // What a training would refuse is refused here: of NaN in a target, or a number that is no probability, the biases would be what nobody means. Rows that all weigh nothing are checked, and nothing else.
    private void Check(Batch<T> batch)
    {
        if (_parameters.Store is null)
        {
            _network.ComputeLoss(batch);
            return;
        }

        Guard.SampleWeights(batch.SampleWeights, batch.Rows);
        ReadOnlyMemory<T> weights = batch.ExchangeSampleWeights(new T[batch.Rows]);
        try
        {
            _network.ComputeGradients(batch);
        }
        finally
        {
            batch.ExchangeSampleWeights(weights);
        }
    }

    /// <summary>The loss on these rows of a network that knows the labels and nothing of the rows; null where some output has no such bias. For classes it is the entropy of their shares.</summary>
    private double? LossOfLabels((LayerStart Layer, SumsPlace Sums)[] outputs)
    {
        if (outputs.Any(output => output.Layer.Bias is null) || outputs.Select(output => output.Sums.Target).Distinct().Count() < _network.Targets.Count || outputs.Length == 0)
            return null;
        (Parameter<T> Weight, T[] Values)[] weights = [.. outputs.Select(output => _parameters[output.Sums.Weight]).Select(weight => (weight, weight.ToArray()))];
        foreach ((Parameter<T> weight, T[] values) in weights)
            weight.CopyFrom(new T[values.Length]);
        double loss = Loss();
        foreach ((Parameter<T> weight, T[] values) in weights)
            weight.CopyFrom(values);
        return loss;
    }

    // Dead and saturated units, and gradients, as the weights are now.
    private void Look(IReadOnlyList<LayerStart> layers)
    {
        Dictionary<string, LayerStart> named = layers.ToDictionary(layer => layer.Layer.Name, StringComparer.Ordinal);
        var moments = new LayerMoments<T>();
        Placed(_sample, batch => _layersOf.ObserveLayers(batch, moments));
        foreach (LayerActivations seen in moments.Layers)
            (named[seen.Layer.Name].DeadUnits, named[seen.Layer.Name].Saturated) = (seen.DeadUnits, seen.Saturated);
        Placed(_sample, batch => _network.ComputeGradients(batch));
        var squares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (Parameter<T> parameter in _parameters.Where(parameter => parameter.Trainable))
        {
            // "stage1.conv.weight" is of "stage1.conv", though there may be a layer "stage1".
            string? owner = named.Keys.Where(name => parameter.Name.StartsWith(name + ".", StringComparison.Ordinal)).OrderByDescending(name => name.Length).FirstOrDefault();
            if (owner is not null)
                squares[owner] = (squares.TryGetValue(owner, out double sum) ? sum : 0) + parameter.Gradient.ToArray().Sum(g => Scalar.ToDouble(g) * Scalar.ToDouble(g));
        }

        foreach (KeyValuePair<string, double> layer in squares)
            named[layer.Key].GradientNorm = Math.Sqrt(layer.Value);
    }

    /// <summary>Runs the network; what it refuses is named by its place in the user's data.</summary>
    private void Placed(Batch<T> batch, Action<Batch<T>> run)
    {
        try
        {
            run(batch);
        }
        catch (ArgumentException e) when (RowFault.Placed(e, batch, _network) is { } placed)
        {
            throw placed;
        }
    }

    private static NotSupportedException Missing(ITrainableNetwork<T> network, string what, string contract) =>
        new($"A start from data needs a network that shows {what}; {network.Name} is no {contract}<{CSharpName.Of(typeof(T))}>.");
}
