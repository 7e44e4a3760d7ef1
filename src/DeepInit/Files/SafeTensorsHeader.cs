using System.Buffers.Binary;
using System.Text.Json;

namespace DeepInit;

/// <summary>
/// The header of a safetensors file: 8 bytes with its length (little-endian), then JSON, padded with spaces to a multiple of 8. Reading checks all
/// that the format promises: known types, sizes that match the shapes, and data without holes, overlaps or repeated names.
/// </summary>
internal sealed class SafeTensorsHeader
{
    /// <summary>The format's own limit, which keeps a damaged length from asking for gigabytes.</summary>
    public const long MaximumLength = 100_000_000;

    private SafeTensorsHeader(IReadOnlyList<SafeTensorEntry> entries, IReadOnlyDictionary<string, string> metadata)
    {
        Entries = entries;
        Metadata = metadata;
    }

    /// <summary>The tensors, in the order of their data.</summary>
    public IReadOnlyList<SafeTensorEntry> Entries { get; }

    /// <summary>The texts under <c>__metadata__</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The length of the data after the header.</summary>
    public long DataLength => Entries.Count == 0 ? 0 : Entries[Entries.Count - 1].End;

    /// <summary>How many bytes an element takes.</summary>
    public static int SizeOf(SafeTensorType type) => type switch
    {
        SafeTensorType.BOOL or SafeTensorType.I8 or SafeTensorType.U8 => 1,
        SafeTensorType.F16 or SafeTensorType.BF16 or SafeTensorType.I16 or SafeTensorType.U16 => 2,
        SafeTensorType.F32 or SafeTensorType.I32 or SafeTensorType.U32 => 4,
        _ => 8,
    };

    /// <summary>Reads a header and leaves the stream at the start of the data.</summary>
    /// <exception cref="WeightFileException">The header is damaged, or the stream knows its length and the data has another than the header says.</exception>
    public static SafeTensorsHeader Read(Stream stream)
    {
        var prefix = new byte[8];
        StreamBytes.ReadExactly(stream, prefix, prefix.Length, "the length of the header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumLength)
            throw new WeightFileException($"The header claims {length} bytes; a safetensors header has at most {MaximumLength}. Is this a safetensors file?");

        byte[] json = StreamBytes.Read(stream, (int)length, "the header");
        SafeTensorsHeader header = Parse(json);
        if (stream.CanSeek && stream.Length - stream.Position != header.DataLength)
        {
            throw new WeightFileException(
                $"The header describes {header.DataLength} bytes of data; the file has {stream.Length - stream.Position}. It was cut off or added to.");
        }

        return header;
    }

    /// <summary>Reads the JSON of a header.</summary>
    public static SafeTensorsHeader Parse(byte[] json)
    {
        if (json.Length == 0 || json[0] != (byte)'{')
            throw new WeightFileException("The header does not start with '{'. Is this a safetensors file?");

        var entries = new List<SafeTensorEntry>();
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                if (!names.Add(name))
                    throw new WeightFileException($"The header names '{Excerpt.Of(name)}' twice.");
                reader.Read();
                if (name == "__metadata__")
                    ReadMetadata(ref reader, metadata);
                else
                    entries.Add(ReadEntry(ref reader, name));
            }

            // Throws on anything but blanks after the closing brace.
            reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Utf8JsonReader reports a value of the wrong kind or invalid UTF-8 by the latter two.
            throw new WeightFileException($"The header is not what safetensors prescribes: {Excerpt.Of(e.Message, 300)}", e);
        }

        entries.Sort((a, b) => a.Begin != b.Begin ? a.Begin.CompareTo(b.Begin) : a.End.CompareTo(b.End));
        long end = 0;
        foreach (SafeTensorEntry entry in entries)
        {
            if (entry.Begin != end)
            {
                string fault = entry.Begin < end ? "overlaps the tensor before it" : "leaves a hole before it";
                throw new WeightFileException($"The data of {entry} {fault}: it begins at {entry.Begin}, expected {end}.");
            }

            end = entry.End;
        }

        return new SafeTensorsHeader(entries, metadata);
    }

    /// <summary>Writes the length and the JSON of a header.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="entries">The tensors, in the order of their data.</param>
    /// <param name="metadata">Texts for <c>__metadata__</c>, in order; none writes no such key.</param>
    public static void Write(Stream stream, IEnumerable<SafeTensorEntry> entries, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            bool hasMetadata = false;
            foreach (KeyValuePair<string, string> text in metadata)
            {
                if (!hasMetadata)
                    writer.WriteStartObject("__metadata__");
                hasMetadata = true;
                writer.WriteString(text.Key, text.Value);
            }

            if (hasMetadata)
                writer.WriteEndObject();

            foreach (SafeTensorEntry entry in entries)
                WriteEntry(writer, entry);
            writer.WriteEndObject();
        }

        while (json.Length % 8 != 0)
            json.WriteByte((byte)' ');
        if (json.Length > MaximumLength)
            throw new WeightFileException($"The header would have {json.Length} bytes; a safetensors header has at most {MaximumLength}.");

        var prefix = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, json.Length);
        stream.Write(prefix, 0, prefix.Length);
        json.Position = 0;
        json.CopyTo(stream);
    }

    private static void WriteEntry(Utf8JsonWriter writer, SafeTensorEntry entry)
    {
        writer.WriteStartObject(entry.Name);
        writer.WriteString("dtype", entry.Type.ToString());
        writer.WriteStartArray("shape");
        foreach (long size in entry.Shape)
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(entry.Begin);
        writer.WriteNumberValue(entry.End);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        Expect(reader.TokenType, JsonTokenType.StartObject, "'__metadata__'");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            Expect(reader.TokenType, JsonTokenType.String, $"'__metadata__', '{Excerpt.Of(key)}'");
            if (metadata.ContainsKey(key))
                throw new WeightFileException($"The header has '{Excerpt.Of(key)}' twice in '__metadata__'.");
            metadata.Add(key, reader.GetString()!);
        }
    }

    private static SafeTensorEntry ReadEntry(ref Utf8JsonReader reader, string name)
    {
        Expect(reader.TokenType, JsonTokenType.StartObject, $"'{Excerpt.Of(name)}'");
        SafeTensorType? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string key = reader.GetString()!;
            reader.Read();
            switch (key)
            {
                case "dtype" when type is null:
                    type = ParseType(reader.GetString(), name);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, name, key);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, name, key);
                    break;
                default:
                    throw new WeightFileException($"'{Excerpt.Of(name)}' has an unknown or repeated key '{Excerpt.Of(key)}'; expected dtype, shape and data_offsets, once each.");
            }
        }

        if (type is null || shape is null || offsets is null)
            throw new WeightFileException($"'{Excerpt.Of(name)}' lacks {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}.");
        if (offsets.Count != 2)
            throw new WeightFileException($"'{Excerpt.Of(name)}' has {offsets.Count} data_offsets; expected a begin and an end.");

        return CheckedEntry(name, type.Value, [.. shape], offsets[0], offsets[1]);
    }

    private static SafeTensorEntry CheckedEntry(string name, SafeTensorType type, long[] shape, long begin, long end)
    {
        try
        {
            long count = 1;
            foreach (long size in shape)
                count = checked(count * size);
            var entry = new SafeTensorEntry(name, type, shape, count, begin, end);
            if (end - begin != checked(count * SizeOf(type)))
                throw new WeightFileException($"{entry} takes {count * SizeOf(type)} bytes; its data_offsets {begin} and {end} enclose {end - begin}.");
            return entry;
        }
        catch (OverflowException e)
        {
            throw new WeightFileException($"'{Excerpt.Of(name)}' {type} {ShapeText.Of(shape)} has more bytes than a file can hold.", e);
        }
    }

    private static SafeTensorType ParseType(string? text, string name) => text switch
    {
        "F16" => SafeTensorType.F16,
        "BF16" => SafeTensorType.BF16,
        "F32" => SafeTensorType.F32,
        "F64" => SafeTensorType.F64,
        "I32" => SafeTensorType.I32,
        "I64" => SafeTensorType.I64,
        "BOOL" => SafeTensorType.BOOL,
        "I8" => SafeTensorType.I8,
        "U8" => SafeTensorType.U8,
        "I16" => SafeTensorType.I16,
        "U16" => SafeTensorType.U16,
        "U32" => SafeTensorType.U32,
        "U64" => SafeTensorType.U64,
        _ => throw new WeightFileException($"'{Excerpt.Of(name)}' has the element type '{Excerpt.Of(text ?? "null")}'; expected F16, BF16, F32, F64, BOOL, or I8 to I64 and U8 to U64: convert it before saving, in PyTorch by tensor.float()."),
    };

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string name, string key)
    {
        Expect(reader.TokenType, JsonTokenType.StartArray, $"'{Excerpt.Of(name)}', {key}");
        var numbers = new List<long>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long number = reader.GetInt64();
            if (number < 0)
                throw new WeightFileException($"'{Excerpt.Of(name)}' has a negative number in {key}: {number}.");
            numbers.Add(number);
        }

        return numbers;
    }

    private static void Expect(JsonTokenType got, JsonTokenType expected, string where)
    {
        if (got != expected)
            throw new WeightFileException($"{where} in the header: expected {expected}, got {got}.");
    }
}
