using System.Globalization;
using System.Text.Json;

namespace DeepInit;

/// <summary>A value of a JSON text and where it stands, for messages that say both.</summary>
/// <param name="value">The value.</param>
/// <param name="path">Where it stands: <c>model.merges[7]</c>; empty for the whole.</param>
internal readonly struct JsonPlace(JsonElement value, string path)
{
    /// <summary>A member, which may be missing until it is read.</summary>
    public JsonPlace Member(string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Fault("an object", Came());
        return new(value.TryGetProperty(name, out JsonElement member) ? member : default, path.Length == 0 ? name : $"{path}.{name}");
    }

    /// <summary>The members of an object, in their order.</summary>
    public IEnumerable<(string Name, JsonPlace Value)> Members()
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Fault("an object", Came());
        string place = path;
        return value.EnumerateObject().Select(m => (m.Name, new JsonPlace(m.Value, $"{place}['{Excerpt.Of(m.Name)}']")));
    }

    /// <summary>The items of an array.</summary>
    public IEnumerable<JsonPlace> Items()
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Fault("an array", Came());
        string place = path;
        return value.EnumerateArray().Select((item, i) => new JsonPlace(item, $"{place}[{i.ToString(CultureInfo.InvariantCulture)}]"));
    }

    /// <summary>The text.</summary>
    public string Text()
    {
        if (value.ValueKind != JsonValueKind.String)
            throw Fault("a text", Came());
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            // Half of a pair of surrogates, or bytes that are no UTF-8.
            throw new DataFileException($"{Where}: {Excerpt.Of(e.Message)}", e);
        }
    }

    /// <summary>The integer.</summary>
    public int Integer() => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Fault("an integer", Came());

    /// <summary>Two texts: an array of them, or both in one with a blank between.</summary>
    public (string Left, string Right) Pair()
    {
        if (value.ValueKind == JsonValueKind.Array)
            return value.GetArrayLength() == 2 ? (new JsonPlace(value[0], path).Text(), new JsonPlace(value[1], path).Text()) : throw Fault("two tokens", $"{value.GetArrayLength()}");
        string text = Text();
        int blank = text.IndexOf(' ');
        return blank > 0 && blank == text.LastIndexOf(' ') && blank < text.Length - 1
            ? (text.Substring(0, blank), text.Substring(blank + 1))
            : throw Fault("two tokens with a blank between", $"'{Excerpt.Of(text)}'");
    }

    /// <summary>A member as compact JSON; null where it is missing.</summary>
    public string Json(string name)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw Fault("an object", Came());
        return value.TryGetProperty(name, out JsonElement member) ? Compact(member) : "null";
    }

    /// <summary>Says that something else was expected here.</summary>
    public DataFileException Fault(string expected, string came) => new($"{Where}: expected {expected}; came {came}.");

    private string Where => path.Length == 0 ? "The whole" : $"'{path}'";

    private string Came() => value.ValueKind == JsonValueKind.Undefined ? "nothing" : Excerpt.Of(Compact(value));

    private static string Compact(JsonElement value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            value.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
