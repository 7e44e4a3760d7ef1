using System.Globalization;

namespace DeepInit;

/// <summary>
/// Checkpoints of a training: safetensors whose tensors are the parameters under their own names, <c>optimizer/NAME.STATE</c> for what the optimiser
/// remembers (in the header, what it remembers beside: <c>optimizer/NAME</c>) and <c>callback/N/NAME/PARAMETER</c> for copies that callbacks keep; the rest is text in the header, <c>layer/N</c> the structure of the network.
/// </summary>
internal static class CheckpointFile
{
    /// <summary>In the header of every checkpoint, and of no other file.</summary>
    public const string Key = "deepinit.checkpoint";

    /// <summary>Rises when a reader of the old form would misread the new one. 2: with the structure of the network.</summary>
    public const string Version = "2";

    /// <summary>Before the names of numbers that an optimiser remembers beside its states.</summary>
    public const string NumberKey = "optimizer/";

    public static void Save<T>(string path, TrainingLoop<T> loop)
        where T : unmanaged
    {
        var tensors = new List<Tensor<T>>(loop.Trained.Parameters);
        tensors.AddRange(OptimizerStates(loop.Trained.Parameters));
        var texts = new List<KeyValuePair<string, string>>
        {
            new(Key, Version),
            new("network", loop.Network),
        };
        string[] layers = NetworkStructure.Lines(loop.Trained);
        for (int i = 0; i < layers.Length; i++)
            texts.Add(new($"layer/{i}", layers[i]));
        texts.AddRange(CheckpointText.Write(loop.Position));
        if (loop.Trained.Parameters.Store?.Numbers is { } numbers)
            texts.AddRange(numbers.Names.Zip(numbers.After(loop.Position.StepCount), (name, number) => new KeyValuePair<string, string>(NumberKey + name, CheckpointText.Number(number))));
        texts.AddRange(TransformText.Metadata(loop.Trained.Parameters.Transform));
        texts.AddRange(TokenizerText.Metadata(loop.Trained.Parameters));
        texts.Add(new("history", CheckpointText.Number(loop.History.Count)));
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

    /// <summary>Reads and checks a checkpoint; nothing is changed.</summary>
    /// <exception cref="WeightFileException">The file is damaged, no checkpoint, or of another network or program.</exception>
    public static CheckpointContent<T> Read<T>(CheckpointOptions options, TrainingLoop<T> loop, IList<Metric> metrics)
        where T : unmanaged =>
        Named(options.Path, () => new CheckpointReader<T>(SafeTensorsFile.Read(options.Path), loop).Read(options.RenamedFrom, metrics));

    /// <summary>Says of what file a fault is.</summary>
    public static TResult Named<TResult>(string path, Func<TResult> read)
    {
        try
        {
            return read();
        }
        catch (WeightFileException e)
        {
            throw new WeightFileException($"Cannot continue from the checkpoint '{path}'. {e.Message}", e);
        }
    }

    public static IEnumerable<Tensor<T>> OptimizerStates<T>(ParameterCollection<T> parameters)
        where T : unmanaged =>
        from parameter in parameters
        where parameter.Trainable
        from name in parameter.OptimizerStateNames
        select parameter.Store.StateOf(parameter, parameter.Index, name, string.Format(CultureInfo.InvariantCulture, "optimizer/{0}.{1}", parameter.Name, name));
}
