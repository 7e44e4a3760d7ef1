using System.Collections;

namespace DeepInit;

/// <summary>A safetensors file in memory: named tensors of any readable type. For the weights of a network, <c>Load</c> is the shorter way.</summary>
public sealed class SafeTensorsFile : IReadOnlyCollection<SafeTensor>
{
    private readonly Dictionary<string, SafeTensor> _tensors = new(StringComparer.Ordinal);
    private readonly List<SafeTensor> _inOrder = [];

    private SafeTensorsFile(IReadOnlyDictionary<string, string> metadata) => Metadata = metadata;

    /// <summary>The number of tensors.</summary>
    public int Count => _inOrder.Count;

    /// <summary>The texts that the file holds beside its tensors.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>A tensor by name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="WeightFileException">There is none of that name; the message has those most like it.</exception>
    public SafeTensor this[string name] =>
        _tensors.TryGetValue(name, out SafeTensor? tensor)
            ? tensor
            : throw new WeightFileException($"The file has no tensor '{Excerpt.Of(name)}'{NearestName.Hint(name, _tensors.Keys)}.");

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="WeightFileException">It is damaged, or no safetensors file.</exception>
    public static SafeTensorsFile Read(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Read(stream);
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">A stream at the start of safetensors data.</param>
    /// <exception cref="WeightFileException">It is damaged, holds no safetensors data, or has a tensor of more than 2 GB.</exception>
    public static SafeTensorsFile Read(Stream stream)
    {
        SafeTensorsHeader header = SafeTensorsHeader.Read(stream);
        var file = new SafeTensorsFile(header.Metadata);
        foreach (SafeTensorEntry entry in header.Entries)
        {
            long length = entry.End - entry.Begin;
            if (length > int.MaxValue || entry.Count > int.MaxValue)
                throw new WeightFileException($"{entry} has {length} bytes; at most {int.MaxValue} fit into memory in one piece.");
            file.Add(new SafeTensor(entry, StreamBytes.Read(stream, (int)length, entry.ToString())));
        }

        StreamBytes.ExpectEnd(stream);
        return file;
    }

    /// <summary>Whether there is a tensor of a name.</summary>
    /// <param name="name">The name.</param>
    public bool Contains(string name) => _tensors.ContainsKey(name);

    /// <summary>The tensors, in the order of their data.</summary>
    public IEnumerator<SafeTensor> GetEnumerator() => _inOrder.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Add(SafeTensor tensor)
    {
        _tensors.Add(tensor.Name, tensor);
        _inOrder.Add(tensor);
    }
}
