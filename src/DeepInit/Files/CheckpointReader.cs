namespace DeepInit;

/// <summary>Reads a checkpoint for a training, and checks all of it: that it is of this network and program, that nothing is missing, and that nothing is left over.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class CheckpointReader<T>(SafeTensorsFile file, TrainingLoop<T> loop)
    where T : unmanaged
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tensors = new(StringComparer.Ordinal);

    /// <exception cref="WeightFileException">The file is damaged, no checkpoint, or of another network or program.</exception>
    public CheckpointContent<T> Read(string? renamedFrom, IList<Metric> metrics)
    {
        CheckVersion();
        CheckNetwork(renamedFrom);
        LoopPosition position = CheckpointText.ReadPosition(file.Metadata);
        List<EpochProgress> epochs = ReadHistory(metrics);
        CheckPosition(position, epochs);
        DataTransform? transform = ReadTransform();
        FoundTokenizers tokenizers = TokenizerText.Find(file.Metadata, loop.Trained.Parameters);

        Dictionary<int, int> grown = GrownTables();
        var before = grown.Keys.ToDictionary(table => table, table => loop.Trained.Parameters[table].Shape[0]);
        loop.Trained.Parameters.Store?.SetRows(grown);
        try
        {
            return Read(position, epochs, transform, tokenizers);
        }
        catch
        {
            loop.Trained.Parameters.Store?.SetRows(before);
            throw;
        }
    }

    private CheckpointContent<T> Read(LoopPosition position, List<EpochProgress> epochs, DataTransform? transform, FoundTokenizers tokenizers)
    {
        ParameterCollection<T> parameters = loop.Trained.Parameters;
        (Tensor<T>, T[])[] tensors = [.. parameters.Concat(CheckpointFile.OptimizerStates(parameters)).Select(tensor => (tensor, Values(tensor)))];
        double[]? numbers = parameters.Store?.Numbers is { } remembered ? [.. remembered.Names.Select(Number)] : null;
        var callbacks = new List<(int, TrainingCallback, CallbackState)>();
        for (int i = 0; i < loop.Callbacks.Count; i++)
        {
            if (loop.Callbacks[i] is TrainingCallback callback)
                callbacks.Add((i, callback, ReadCallback(i, callback)));
        }

        CheckNothingIsLeft();
        return new CheckpointContent<T>(position, tensors, numbers, transform, tokenizers, epochs, callbacks);
    }

    /// <summary>The tables that have more rows in the file, and how many: as many as the first table of the same ids. Other shapes are refused where they are read.</summary>
    private Dictionary<int, int> GrownTables()
    {
        ParameterCollection<T> parameters = loop.Trained.Parameters;
        var rows = new Dictionary<int, int>();
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Growing is [var first, ..] && file.Contains(parameters[first].Name) && file[parameters[first].Name].Shape is [<= int.MaxValue and var height, _] && height > parameters[i].Shape[0])
                rows.Add(i, (int)height);
        }

        return rows;
    }

    private void CheckVersion()
    {
        if (!file.Metadata.TryGetValue(CheckpointFile.Key, out string? version))
        {
            throw new WeightFileException(
                $"It is a safetensors file of weights, but no checkpoint of a training: it has no '{CheckpointFile.Key}' in its header. To begin with these weights, Load them and keep the checkpoint in another file.");
        }

        if (version != CheckpointFile.Version)
        {
            throw new WeightFileException(
                $"It is a checkpoint of version {Excerpt.Of(version)}; expected {CheckpointFile.Version}. WeightFile.LoadMatching takes its weights, for a training that begins anew (CheckpointOptions.Resume = false).");
        }
    }

    private void CheckNetwork(string? renamedFrom)
    {
        if (!file.Metadata.TryGetValue("network", out string? name))
            throw new WeightFileException("Its header lacks 'network'.");
        var layers = new List<string>();
        while (Take($"layer/{layers.Count}") is { } line)
            layers.Add(line);
        if (NetworkStructure.Difference(layers, NetworkStructure.Lines(loop.Trained)) is { } difference)
        {
            throw new WeightFileException(
                $"It is a checkpoint of the network '{Excerpt.Of(name)}'; expected one of '{loop.Network}' as it is declared now: {difference}. WeightFile.LoadMatching takes the weights that both have.");
        }

        if (name != loop.Network && name != renamedFrom)
        {
            throw new WeightFileException(
                $"It is a checkpoint of the network '{Excerpt.Of(name)}', which has the same layers; expected one of '{loop.Network}'. If the class was renamed, say so: CheckpointOptions.RenamedFrom = \"{Excerpt.Of(name)}\".");
        }
    }

    private List<EpochProgress> ReadHistory(IList<Metric> metrics)
    {
        var epochs = new List<EpochProgress>();
        while (Take($"history/{epochs.Count}") is { } line)
        {
            EpochProgress epoch = CheckpointText.ReadEpoch(line, loop.Epochs, metrics, loop.MetricNames);
            if (epochs.Count > 0 && epoch.Epoch != epochs[epochs.Count - 1].Epoch + 1)
                throw new WeightFileException($"Its history has epoch {epoch.Epoch} after epoch {epochs[epochs.Count - 1].Epoch}.");
            epochs.Add(epoch);
        }

        if (!file.Metadata.TryGetValue("history", out string? count) || count != CheckpointText.Number(epochs.Count))
            throw new WeightFileException($"Its header has {epochs.Count} epochs of history; expected 'history' = '{Excerpt.Of(count ?? "nothing")}' of them.");
        return epochs;
    }

    private void CheckPosition(LoopPosition position, List<EpochProgress> epochs)
    {
        int finished = position.Step > 0 ? position.Epoch - 1 : position.Epoch;
        if (finished < 0 || (epochs.Count > 0 && epochs[epochs.Count - 1].Epoch != finished))
        {
            string last = epochs.Count == 0 ? "no epoch" : $"epoch {epochs[epochs.Count - 1].Epoch} last";
            throw new WeightFileException($"It is at step {position.Step} of epoch {position.Epoch}, and its history has {last}; expected epoch {finished}.");
        }

        if (position.Step > position.StepCount || position.FirstStep > position.StepCount || position.WalkStart > position.StepCount)
        {
            throw new WeightFileException(
                $"It has made {position.StepCount} steps, {position.Step} of them in its epoch, since step {position.FirstStep}, with rows that begin at step {position.WalkStart}; none of them can be more than the first.");
        }

        if (position.Step > 0 && position.Rows == 0)
            throw new WeightFileException($"It has made {position.Step} steps in its epoch, on 0 rows.");
        if (loop.FaultOf(position) is { } fault)
            throw new WeightFileException(fault);
    }

    /// <summary>A program that has fitted its transform again has the same one; one that has fitted none gets the file's.</summary>
    private DataTransform? ReadTransform()
    {
        DataTransform? own = loop.Trained.Parameters.Transform;
        DataTransform? saved = TransformText.Find(file.Metadata);
        if (own is null)
            return saved;
        if (saved is null)
            throw new WeightFileException("The training had no transform, and now it has one: its rows are others. Train anew (CheckpointOptions.Resume = false).");
        return saved.DifferenceTo(own) is { } difference
            ? throw new WeightFileException($"The training had another transform, so that its rows were others: it had {difference}.")
            : own;
    }

    private CallbackState ReadCallback(int index, TrainingCallback callback)
    {
        var state = new CallbackState();
        string prefix = $"callback/{index}/";
        if (Take($"callback/{index}") is not { } type)
            return state;
        if (type != callback.GetType().Name)
        {
            throw new WeightFileException(
                $"Callback {index} was a {Excerpt.Of(type)}; it is a {callback.GetType().Name}. A training goes on with the same callbacks.");
        }

        foreach (KeyValuePair<string, string> text in file.Metadata.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            _texts.Add(text.Key);
            state.Set(StateName(text.Key, text.Key.Substring(prefix.Length)), CheckpointText.ReadNumber(text.Key, text.Value));
        }

        string[] tensors = [.. file.Select(t => t.Name).Where(n => n.StartsWith(prefix, StringComparison.Ordinal))];
        foreach (string tensor in tensors)
        {
            string name = StateName(tensor, tensor.Substring(prefix.Length).Split('/')[0]);
            if (state.Snapshot(name) is not null)
                continue;

            // A copy of its own: callbacks get it before the network changes.
            var snapshot = new WeightSnapshot<T>(loop.Trained.Parameters);
            foreach (Tensor<T> copy in snapshot.Tensors(prefix + name + "/"))
                copy.CopyFrom(Values(copy));
            state.Set(name, snapshot);
        }

        return state;
    }

    private double Number(string name) => Take(CheckpointFile.NumberKey + name) is { } text
        ? CheckpointText.ReadNumber(CheckpointFile.NumberKey + name, text)
        : throw new WeightFileException($"Its header lacks '{CheckpointFile.NumberKey}{name}'. The training had another optimiser.");

    private static string StateName(string key, string name) =>
        name.Length > 0 && name.IndexOf('/') < 0 ? name : throw new WeightFileException($"It has '{Excerpt.Of(key)}'; expected callback/NUMBER/NAME.");

    private T[] Values(Tensor<T> tensor)
    {
        _tensors.Add(tensor.Name);
        SafeTensor saved = file[tensor.Name];
        if (saved.Type != ElementBytes.TypeOf<T>() || !saved.Shape.SequenceEqual(tensor.Shape.Select(s => (long)s)))
        {
            throw new WeightFileException(
                $"It has '{tensor.Name}' as {saved.Type} {ShapeText.Of(saved.Shape)}; expected {ElementBytes.TypeOf<T>()} {ShapeText.Of(tensor.Shape)}.");
        }

        return saved.To<T>();
    }

    /// <summary>What nobody has read was of a callback or of an optimiser that this program does not have, or its name is damaged.</summary>
    private void CheckNothingIsLeft()
    {
        foreach (string key in file.Metadata.Keys)
        {
            bool isNumbered = key.StartsWith("layer/", StringComparison.Ordinal) || key.StartsWith("history/", StringComparison.Ordinal);
            if (isNumbered && !_texts.Contains(key))
                throw new WeightFileException($"Its header has '{Excerpt.Of(key)}', but not all before it.");
            if (key.StartsWith(CheckpointFile.NumberKey, StringComparison.Ordinal) && !_texts.Contains(key))
                throw new WeightFileException($"Its header has '{Excerpt.Of(key)}', which nothing here reads. The training had another optimiser.");
            if (key.StartsWith("callback/", StringComparison.Ordinal) && !_texts.Contains(key))
                throw new WeightFileException($"It has '{Excerpt.Of(key)}', '{Excerpt.Of(file.Metadata[key])}', which no callback here reads; there are {loop.Callbacks.Count}. A training goes on with the same callbacks.");
        }

        foreach (SafeTensor tensor in file)
        {
            if (_tensors.Contains(tensor.Name))
                continue;
            string hint = tensor.Name.StartsWith("optimizer/", StringComparison.Ordinal)
                ? "The training had another optimiser, or other parameters were trainable."
                : "A training goes on with the same callbacks.";
            throw new WeightFileException($"It has {tensor}, which nothing here reads. {hint}");
        }
    }

    private string? Take(string key)
    {
        if (!file.Metadata.TryGetValue(key, out string? text))
            return null;
        _texts.Add(key);
        return text;
    }
}
