using System.Globalization;

namespace DeepInit;

/// <summary>
/// Checkpoints of a training: safetensors whose tensors are the parameters under their own names, <c>optimizer/NAME.STATE</c> for what the optimiser
/// remembers and <c>callback/N/NAME/PARAMETER</c> for copies that callbacks keep; the rest is text in the header.
/// </summary>
internal static class CheckpointFile
{
    /// <summary>Rises when a reader of the old form would misread the new one.</summary>
    private const string Version = "1";

    public static void Save<T>(string path, TrainingLoop<T> loop)
        where T : unmanaged
    {
        var tensors = new List<Tensor<T>>(loop.Trained.Parameters);
        tensors.AddRange(OptimizerStates(loop.Trained.Parameters));
        var texts = new List<KeyValuePair<string, string>>
        {
            new("deepinit.checkpoint", Version),
            new("network", loop.Network),
        };
        texts.AddRange(CheckpointText.Write(loop.Position));
        texts.AddRange(TransformText.Metadata(loop.Trained.Parameters.Transform));
        for (int i = 0; i < loop.History.Count; i++)
            texts.Add(new($"history/{i}", CheckpointText.Write(loop.History[i])));

        for (int i = 0; i < loop.Callbacks.Count; i++)
        {
            if (loop.Callbacks[i] is not TrainingCallback callback)
                continue;
            var state = new CallbackState();
            callback.SaveState(state);
            if (state.IsEmpty)
                continue;
            texts.Add(new($"callback/{i}", callback.GetType().Name));
            texts.AddRange(state.Numbers.Select(n => new KeyValuePair<string, string>($"callback/{i}/{n.Key}", CheckpointText.Number(n.Value))));
            foreach (KeyValuePair<string, WeightSnapshot> weights in state.Weights)
                tensors.AddRange(((WeightSnapshot<T>)weights.Value).Tensors($"callback/{i}/{weights.Key}/"));
        }

        AtomicFile.Write(path, stream => WeightFile.Save<T>(tensors, stream, texts));
    }

    /// <summary>Reads a checkpoint into the network, the history and the callbacks; all that can be checked is checked before anything is changed.</summary>
    /// <exception cref="WeightFileException">The file is damaged, no checkpoint, or of another network or program.</exception>
    public static LoopPosition Load<T>(string path, TrainingLoop<T> loop, IList<Metric> metrics)
        where T : unmanaged
    {
        try
        {
            return LoadUnnamed(path, loop, metrics);
        }
        catch (WeightFileException e)
        {
            throw new WeightFileException($"Cannot continue from the checkpoint '{path}'. {e.Message}", e);
        }
    }

    private static LoopPosition LoadUnnamed<T>(string path, TrainingLoop<T> loop, IList<Metric> metrics)
        where T : unmanaged
    {
        SafeTensorsFile file = SafeTensorsFile.Read(path);
        if (!file.Metadata.TryGetValue("deepinit.checkpoint", out string? version))
            throw new WeightFileException("It is a safetensors file, but no checkpoint of a training: it has no 'deepinit.checkpoint' in its header.");
        if (version != Version)
            throw new WeightFileException($"It is a checkpoint of version {version}; expected {Version}.");
        LoopPosition position = CheckpointText.ReadPosition(file.Metadata);
        var epochs = new List<EpochProgress>();
        while (file.Metadata.TryGetValue($"history/{epochs.Count}", out string? line))
            epochs.Add(CheckpointText.ReadEpoch(line, loop.Epochs, metrics, loop.MetricNames));

        var pending = new List<Action>();
        ReadTransform(file, loop.Trained.Parameters, pending);
        Read(file, loop.Trained.Parameters, pending);
        Read(file, OptimizerStates(loop.Trained.Parameters), pending);
        for (int i = 0; i < loop.Callbacks.Count; i++)
        {
            if (loop.Callbacks[i] is TrainingCallback callback)
                ReadCallback(file, i, callback, loop, pending);
        }

        foreach (Action action in pending)
            action();
        foreach (EpochProgress epoch in epochs)
            loop.History.Add(epoch);
        return position;
    }

    /// <summary>A program that has fitted its transform again has the same one; one that has fitted none gets the file's.</summary>
    private static void ReadTransform<T>(SafeTensorsFile file, ParameterCollection<T> parameters, List<Action> pending)
        where T : unmanaged
    {
        DataTransform? saved = TransformText.Find(file.Metadata);
        if (parameters.Transform is null)
            pending.Add(() => parameters.Transform = saved);
        else if (saved is null)
            throw new WeightFileException("The training had no transform, and now it has one: its rows are others. Train anew (CheckpointOptions.Resume = false).");
        else if (saved.DifferenceTo(parameters.Transform) is { } difference)
            throw new WeightFileException($"The training had another transform, so that its rows were others: it had {difference}.");
    }

    private static void ReadCallback<T>(SafeTensorsFile file, int index, TrainingCallback callback, TrainingLoop<T> loop, List<Action> pending)
        where T : unmanaged
    {
        var state = new CallbackState();
        string prefix = $"callback/{index}/";
        if (file.Metadata.TryGetValue($"callback/{index}", out string? type))
        {
            if (type != callback.GetType().Name)
                throw new WeightFileException($"Callback {index} was a {type}; it is a {callback.GetType().Name}. A training goes on with the same callbacks.");
            foreach (KeyValuePair<string, string> text in file.Metadata.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)))
                state.Set(text.Key.Substring(prefix.Length), CheckpointText.ReadNumber(text.Key, text.Value));
        }

        IEnumerable<string> names = file.Select(t => t.Name).Where(n => n.StartsWith(prefix, StringComparison.Ordinal));
        foreach (string name in names.Select(n => n.Substring(prefix.Length).Split('/')[0]).Distinct().ToArray())
        {
            var snapshot = new WeightSnapshot<T>(loop.Trained.Parameters);
            Read(file, snapshot.Tensors(prefix + name + "/"), pending);
            state.Set(name, snapshot);
        }

        pending.Add(() => callback.LoadState(state));
    }

    private static void Read<T>(SafeTensorsFile file, IEnumerable<Tensor<T>> tensors, List<Action> pending)
        where T : unmanaged
    {
        foreach (Tensor<T> tensor in tensors)
        {
            SafeTensor saved = file[tensor.Name];
            if (saved.Type != ElementBytes.TypeOf<T>() || !saved.Shape.SequenceEqual(tensor.Shape.Select(s => (long)s)))
            {
                throw new WeightFileException(
                    $"It has '{tensor.Name}' as {saved.Type} {ShapeText.Of(saved.Shape)}; expected {ElementBytes.TypeOf<T>()} {ShapeText.Of(tensor.Shape)}.");
            }

            pending.Add(() => tensor.CopyFrom(saved.To<T>()));
        }
    }

    private static IEnumerable<Tensor<T>> OptimizerStates<T>(ParameterCollection<T> parameters)
        where T : unmanaged =>
        from parameter in parameters
        where parameter.Trainable
        from name in parameter.Store.StateNames
        let index = parameter.Store.IndexOfState(name)
        select parameter.Within(parameter.Store.StateBlock(index), string.Format(CultureInfo.InvariantCulture, "optimizer/{0}.{1}", parameter.Name, name));
}
