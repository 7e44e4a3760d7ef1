using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DeepInit.Conformance.Reading;

/// <summary>
/// A safetensors file, read whole: 8 bytes header length, JSON header, raw little-endian values. Written apart from the library's own reader,
/// so that a mistake there cannot hide itself here.
/// </summary>
internal sealed class TensorFile
{
    private readonly Dictionary<string, StoredTensor> _tensors = [];

    private TensorFile(string path) => Path = path;

    /// <summary>Where it was read from.</summary>
    public string Path { get; }

    /// <summary>The names of all tensors.</summary>
    public IReadOnlyCollection<string> Names => _tensors.Keys;

    /// <summary>A tensor by name.</summary>
    /// <exception cref="CaseFormatException">The file has none of this name.</exception>
    public StoredTensor this[string name] => _tensors.TryGetValue(name, out StoredTensor? tensor)
        ? tensor
        : throw new CaseFormatException($"{System.IO.Path.GetFileName(Path)} has no tensor '{name}'");

    /// <summary>Reads a file.</summary>
    /// <exception cref="CaseFormatException">It is not a safetensors file of F32, F64 and I64 tensors.</exception>
    public static TensorFile Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        ulong headerLength = bytes.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(bytes) : ulong.MaxValue;
        if (headerLength > (ulong)bytes.Length - 8)
        {
            throw new CaseFormatException($"{System.IO.Path.GetFileName(path)} has {bytes.Length} bytes, too few for its header");
        }

        var file = new TensorFile(path);
        int bodyStart = 8 + (int)headerLength;
        using JsonDocument header = JsonDocument.Parse(bytes.AsMemory(8, (int)headerLength));
        foreach (JsonProperty entry in header.RootElement.EnumerateObject())
        {
            if (entry.Name != "__metadata__")
            {
                file._tensors.Add(entry.Name, ReadTensor(new JsonFields(entry.Value, $"tensor '{entry.Name}'"), bytes.AsSpan(bodyStart)));
            }
        }

        return file;
    }

    private static StoredTensor ReadTensor(JsonFields entry, ReadOnlySpan<byte> body)
    {
        int[] shape = entry.Integers("shape");
        int[] offsets = entry.Integers("data_offsets");
        string type = entry.Text("dtype");
        int size = type switch
        {
            "F32" => sizeof(float),
            "F64" or "I64" => sizeof(double),
            _ => throw new CaseFormatException($"{entry.What} has dtype {type}, expected F32, F64 or I64"),
        };
        int count = shape.Aggregate(1, (product, length) => product * length);
        if (offsets is not [int start, int end] || start < 0 || end > body.Length || end - start != count * size)
        {
            throw new CaseFormatException($"{entry.What} of {count} {type} values lies at {string.Join("..", offsets)} of {body.Length} bytes");
        }

        return new StoredTensor(shape, Values(type, body[start..end]), IsInteger: type == "I64");
    }

    private static double[] Values(string type, ReadOnlySpan<byte> bytes) => type switch
    {
        "F32" => Array.ConvertAll(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), value => (double)value),
        "F64" => MemoryMarshal.Cast<byte, double>(bytes).ToArray(),
        _ => Array.ConvertAll(MemoryMarshal.Cast<byte, long>(bytes).ToArray(), value => (double)value),
    };
}

/// <summary>A tensor of a file: its values, widened to double (exact for F32, and for the indices that cases hold as I64).</summary>
internal sealed record StoredTensor(int[] Shape, double[] Values, bool IsInteger);
