using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeepInit;

/// <summary>Transforms as JSON, and in the texts of a safetensors file.</summary>
internal static class TransformText
{
    private const string Key = "deepinit.transform";

    /// <summary>Rises when a reader of the old form would misread the new one.</summary>
    private const int Version = 3;

    // Where there are no texts, or no ids, readers of before read it.
    private const int VersionWithoutTexts = 2;
    private const int VersionWithoutIds = 1;

    // Text for a file, not for a web page: quotation marks in names need no \u0022.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text for a file's header; nothing for no transform.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata(DataTransform? transform) =>
        transform is null ? [] : [new(Key, Write(transform))];

    /// <summary>The transform of a file; null if it has none.</summary>
    /// <exception cref="WeightFileException">Its text is no transform.</exception>
    public static DataTransform? Find(IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue(Key, out string? json) ? Read(json) : null;

    public static string Write(DataTransform transform) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", transform.Ids.Count == 0 ? VersionWithoutIds : transform.Ids.Any(column => column.Lowercase is not null) ? Version : VersionWithoutTexts);
        Write(writer, "inputs", transform.Inputs);
        Write(writer, "targets", transform.Targets);
        if (transform.Ids.Count > 0)
        {
            writer.WriteStartArray("ids");
            foreach (IdTransform column in transform.Ids)
            {
                writer.WriteStartObject();
                writer.WriteString("name", column.Name);
                column.WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    });

    public static string Write(ColumnTransform column) => Write(writer => Write(writer, column));

    /// <exception cref="WeightFileException">The text is no transform.</exception>
    public static DataTransform Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            JsonElement root = document.RootElement;
            CheckKeys(root);
            int version = root.GetProperty("version").GetInt32();
            if (version is not (VersionWithoutIds or VersionWithoutTexts or Version))
                throw new WeightFileException($"Its transform is of version {version}; expected at most {Version}. A later DeepInit.Gen reads it.");
            return new DataTransform(Columns(root, "inputs"), Columns(root, "targets"), version == VersionWithoutIds ? [] : root.GetProperty("ids").EnumerateArray().Select(Ids));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new WeightFileException($"Its transform is damaged: {Excerpt.Of(e.Message, 300)}", e);
        }
    }

    /// <summary>A key that is there twice means two things; parsers take either.</summary>
    private static void CheckKeys(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in json.EnumerateArray())
                CheckKeys(item);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (JsonProperty property in json.EnumerateObject())
            {
                if (!keys.Add(property.Name))
                    throw new FormatException($"'{Excerpt.Of(property.Name)}' is there twice.");
                CheckKeys(property.Value);
            }
        }
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            write(writer);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<ColumnTransform> columns)
    {
        writer.WriteStartArray(name);
        foreach (ColumnTransform column in columns)
            Write(writer, column);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, ColumnTransform column)
    {
        writer.WriteStartObject();
        writer.WriteString("name", column.Name);
        column.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static ColumnTransform[] Columns(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(Column)];

    private static IdTransform Ids(JsonElement json)
    {
        string name = Text(json, "name");
        return Text(json, "kind") switch
        {
            IdTransform.VocabularyKind => IdTransform.Of(name, new Vocabulary(json.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!))),
            IdTransform.WordsKind => IdTransform.Words(name, new Vocabulary(json.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!)), json.GetProperty("lowercase").GetBoolean()),
            IdTransform.HashKind => IdTransform.Hashed(name, json.GetProperty("buckets").GetInt32()),
            var kind => throw new FormatException($"column '{Excerpt.Of(name)}' is of the kind '{Excerpt.Of(kind)}'; expected vocabulary, hash or words."),
        };
    }

    private static ColumnTransform Column(JsonElement json)
    {
        string name = Text(json, "name");
        return Text(json, "kind") switch
        {
            NumberTransform.Kind => new NumberTransform(name, Number("offset"), Number("scale"), Number("fill")),
            QuantileTransform.NormalKind => new QuantileTransform(name, Quantiles(), QuantileOutput.Normal, Number("fill")),
            QuantileTransform.UniformKind => new QuantileTransform(name, Quantiles(), QuantileOutput.Uniform, Number("fill")),
            CategoryTransform.OneHotKind => CategoryTransform.OneHot(name, Categories()),
            CategoryTransform.IndexKind => CategoryTransform.Index(name, Categories()),
            var kind => throw new FormatException($"column '{Excerpt.Of(name)}' is of the kind '{Excerpt.Of(kind)}'; expected number, quantile-normal, quantile-uniform, one-hot or index."),
        };

        double Number(string property) => json.GetProperty(property).GetDouble();

        double[] Quantiles() => [.. json.GetProperty("quantiles").EnumerateArray().Select(q => q.GetDouble())];

        string[] Categories() => [.. json.GetProperty("categories").EnumerateArray().Select(c => c.GetString()!)];
    }

    private static string Text(JsonElement json, string property) =>
        json.GetProperty(property).GetString() ?? throw new FormatException($"'{property}' is null; expected a text.");
}
