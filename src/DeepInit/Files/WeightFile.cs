using System.Runtime.CompilerServices;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Saves and loads the parameters of a network as safetensors, under their names and in PyTorch's shapes, so that
/// <c>safetensors.torch.load_file</c> reads what <c>Save</c> wrote and <c>Load</c> reads what <c>save_file</c> wrote. The fitted
/// <see cref="ParameterCollection{T}.Transform"/> and the <see cref="ParameterCollection{T}.Tokenizer"/> go with them, as JSON among the texts of the header.
/// </summary>
public static class WeightFile
{
    /// <summary>Bytes converted at a time; a multiple of every element's size.</summary>
    private const int ChunkLength = 1 << 20;

    private static readonly KeyValuePair<string, string>[] Metadata = [new("format", "pt")];

    /// <summary>Saves to a file, whole or not at all: an interrupted save leaves the old file as it was.</summary>
    /// <param name="parameters">A network's parameters.</param>
    /// <param name="path">Where to; an existing file is replaced.</param>
    /// <exception cref="IOException">The file could not be written.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains or loads the network.</exception>
    public static void Save<T>(ParameterCollection<T> parameters, string path)
        where T : unmanaged =>
        AtomicFile.Write(path, stream => Save(parameters, stream));

    /// <summary>Saves to a stream and leaves it open.</summary>
    /// <param name="parameters">A network's parameters.</param>
    /// <param name="stream">Where to.</param>
    /// <exception cref="InvalidOperationException">Another thread trains or loads the network.</exception>
    public static void Save<T>(ParameterCollection<T> parameters, Stream stream)
        where T : unmanaged
    {
        if (parameters is null)
            throw new ArgumentNullException(nameof(parameters));
        using NetworkReading reading = parameters.BeginReading(NetworkCall.Save);
        Save<T>([.. parameters.Select(parameter => parameter.Inference)], stream, Metadata.Concat(TransformText.Metadata(parameters.Transform)).Concat(TokenizerText.Metadata(parameters)));
    }

    /// <summary>Loads from a file, all or nothing: after an exception the parameters are what they were.</summary>
    /// <remarks>
    /// What PyTorch and others add is known: names may all begin with <c>module.</c> (DataParallel) or <c>_orig_mod.</c> (<c>torch.compile</c>), a tensor that
    /// <c>save_model</c> left out because it is shared with another is taken from there, and buffers that hold no weights (<c>num_batches_tracked</c> of batch
    /// normalisation, <c>position_ids</c>, <c>inv_freq</c> and the like) are passed over.
    /// </remarks>
    /// <param name="parameters">A network's parameters.</param>
    /// <param name="path">The file.</param>
    /// <returns>What was loaded, and what was passed over.</returns>
    /// <exception cref="WeightFileException">
    /// The file is damaged, is a checkpoint of a training, does not hold exactly these tensors in these shapes, holds numbers that are not finite, or was saved with
    /// another <see cref="ParameterCollection{T}.Tokenizer"/> than the parameters have.
    /// </exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public static WeightLoadReport Load<T>(ParameterCollection<T> parameters, string path)
        where T : unmanaged
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return Load(parameters, stream);
        }
        catch (WeightFileException e)
        {
            throw new WeightFileException($"Cannot load '{path}'. {e.Message}", e);
        }
    }

    /// <summary>Loads from a stream, which is read to its end, all or nothing: after an exception the parameters are what they were.</summary>
    /// <remarks>
    /// F16, BF16 and F32 are taken for <see cref="float"/>, these and F64 for <see cref="double"/>: nothing is rounded. Needs memory for a second
    /// copy of the parameters.
    /// </remarks>
    /// <param name="parameters">A network's parameters.</param>
    /// <param name="stream">A stream at the start of safetensors data.</param>
    /// <returns>What was loaded, and what was passed over.</returns>
    /// <exception cref="WeightFileException">
    /// The data is damaged, is a checkpoint of a training, does not hold exactly these tensors in these shapes, holds numbers that are not finite, or was saved with
    /// another <see cref="ParameterCollection{T}.Tokenizer"/> than the parameters have.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another thread trains, measures, saves or loads the network.</exception>
    public static WeightLoadReport Load<T>(ParameterCollection<T> parameters, Stream stream)
        where T : unmanaged
    {
        if (parameters is null)
            throw new ArgumentNullException(nameof(parameters));

        using NetworkUse<T> use = parameters.Use(NetworkCall.Load);
        SafeTensorsHeader header = SafeTensorsHeader.Read(stream);
        CheckNoCheckpoint(header);
        var match = new WeightMatch<T>(parameters, header);
        var loaded = new List<(Parameter<T> Parameter, T[] Values)>();
        foreach (SafeTensorEntry entry in header.Entries)
        {
            IReadOnlyList<Parameter<T>> targets = match.Targets(entry);
            if (targets.Count == 0)
            {
                StreamBytes.Skip(stream, entry.End - entry.Begin, entry.ToString());
                continue;
            }

            T[] values = ReadValues<T>(stream, entry);
            foreach (Parameter<T> target in targets)
                loaded.Add((target, values));
        }

        StreamBytes.ExpectEnd(stream);
        DataTransform? transform = TransformText.Find(header.Metadata);
        FoundTokenizers tokenizers = TokenizerText.Find(header.Metadata, parameters);

        // Tables get the rows that the file has, more or fewer.
        if (match.Rows.Count > 0)
            parameters.Store?.SetRows(match.Rows);
        foreach ((Parameter<T> parameter, T[] values) in loaded)
            parameter.Load(values);
        parameters.Transform = transform;
        tokenizers.Restore(parameters);
        return new WeightLoadReport([.. parameters.Select(p => p.Name)], [], [], match.Ignored, match.Ignored);
    }

    /// <summary>
    /// Loads the parameters that a file has under matching names in the same shapes, and leaves the others as they are: for fine-tuning with the weights of
    /// another network, such as a PyTorch <c>state_dict</c>. The report says what matched. <see cref="ParameterCollection{T}.Transform"/> and
    /// <see cref="ParameterCollection{T}.Tokenizer"/> stay.
    /// </summary>
    /// <example><code>
    /// WeightLoadReport report = WeightFile.LoadMatching(model.Parameters, "pretrained.safetensors", new() { FilePrefix = "module." });
    /// Console.WriteLine(report);
    /// model.Parameters.Freeze("stage1.");
    /// </code></example>
    /// <param name="parameters">A network's parameters.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Which tensor is which parameter; the same names unless given.</param>
    /// <returns>What was loaded, missing, of another shape, and left over.</returns>
    /// <exception cref="WeightFileException">The file is damaged, or two of its tensors are for one parameter; then nothing has changed.</exception>
    /// <exception cref="IOException">The file could not be read.</exception>
    public static WeightLoadReport LoadMatching<T>(ParameterCollection<T> parameters, string path, WeightLoadOptions? options = null)
        where T : unmanaged
    {
        using FileStream stream = File.OpenRead(path);
        try
        {
            return LoadMatching(parameters, stream, options);
        }
        catch (WeightFileException e)
        {
            throw new WeightFileException($"Cannot load '{path}'. {e.Message}", e);
        }
    }

    /// <summary>As from a file; the stream is read to its end.</summary>
    /// <param name="parameters">A network's parameters.</param>
    /// <param name="stream">A stream at the start of safetensors data.</param>
    /// <param name="options">Which tensor is which parameter; the same names unless given.</param>
    /// <returns>What was loaded, missing, of another shape, and left over.</returns>
    /// <exception cref="WeightFileException">The data is damaged, or two of its tensors are for one parameter; then nothing has changed.</exception>
    public static WeightLoadReport LoadMatching<T>(ParameterCollection<T> parameters, Stream stream, WeightLoadOptions? options = null)
        where T : unmanaged =>
        PartialLoad.Run(parameters ?? throw new ArgumentNullException(nameof(parameters)), stream, options ?? new WeightLoadOptions());

    internal static void Save<T>(IReadOnlyCollection<Tensor<T>> tensors, Stream stream, IEnumerable<KeyValuePair<string, string>> metadata)
        where T : unmanaged
    {
        if (tensors is null)
            throw new ArgumentNullException(nameof(tensors));

        var entries = new List<SafeTensorEntry>(tensors.Count);
        long begin = 0;
        int largest = 0;
        foreach (Tensor<T> tensor in tensors)
        {
            long end = begin + ((long)tensor.Count * Unsafe.SizeOf<T>());
            entries.Add(new SafeTensorEntry(tensor.Name, ElementBytes.TypeOf<T>(), [.. tensor.Shape.Select(s => (long)s)], tensor.Count, begin, end));
            begin = end;
            largest = Math.Max(largest, tensor.Count);
        }

        SafeTensorsHeader.Write(stream, entries, metadata);

        var values = new T[largest];
        var bytes = new byte[Math.Min((long)largest * Unsafe.SizeOf<T>(), ChunkLength)];
        foreach (Tensor<T> tensor in tensors)
        {
            tensor.CopyTo(values.AsSpan(0, tensor.Count));
            int chunk = bytes.Length / Unsafe.SizeOf<T>();
            for (int done = 0; done < tensor.Count; done += chunk)
            {
                int count = Math.Min(chunk, tensor.Count - done);
                ElementBytes.Write<T>(values.AsSpan(done, count), bytes);
                stream.Write(bytes, 0, count * Unsafe.SizeOf<T>());
            }
        }
    }

    /// <summary>Reads the numbers of a tensor that will be a parameter.</summary>
    /// <exception cref="WeightFileException">The stream ends before, or a number is not finite.</exception>
    internal static T[] ReadValues<T>(Stream stream, SafeTensorEntry entry)
        where T : unmanaged
    {
        var values = new T[entry.Count];
        int size = SafeTensorsHeader.SizeOf(entry.Type);
        var bytes = new byte[Math.Min(entry.End - entry.Begin, ChunkLength)];
        int chunk = bytes.Length / size;
        for (int done = 0; done < values.Length; done += chunk)
        {
            int count = Math.Min(chunk, values.Length - done);
            StreamBytes.ReadExactly(stream, bytes, count * size, entry.ToString());
            ElementBytes.Read(bytes.AsSpan(0, count * size), entry.Type, values.AsSpan(done, count));
        }

        return WeightFault.OfValues(entry, values) is { } fault ? throw new WeightFileException(fault) : values;
    }

    private static void CheckNoCheckpoint(SafeTensorsHeader header)
    {
        if (!header.Metadata.ContainsKey(CheckpointFile.Key))
            return;
        string network = header.Metadata.TryGetValue("network", out string? name) ? $" of the network '{Excerpt.Of(name)}'" : "";
        throw new WeightFileException(
            $"It is a checkpoint of a training{network}, not a file of weights alone. To go on with the training, Fit with FitOptions.Checkpoint = new CheckpointOptions(path); to take its weights, use WeightFile.LoadMatching(model.Parameters, path).");
    }
}
