using System.Text.Json;
using DeepInit.Conformance.Translation;

namespace DeepInit.Conformance.Reading;

/// <summary>
/// The fields of one JSON object, each to be asked for by name. What nobody asked for is an option that the translation does not know:
/// <see cref="Done"/> then refuses the case instead of passing it with the option ignored.
/// </summary>
internal sealed class JsonFields
{
    private readonly JsonElement _element;
    private readonly HashSet<string> _asked = [];

    /// <summary>Reads an object.</summary>
    /// <param name="element">The object.</param>
    /// <param name="what">What it is called in messages: <c>layer 'dense'</c>.</param>
    public JsonFields(JsonElement element, string what)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new CaseFormatException($"{what} is {element.ValueKind}, expected an object");
        }

        _element = element;
        What = what;
    }

    /// <summary>What the object is called in messages.</summary>
    public string What { get; }

    /// <summary>Reads an object that says its type, which becomes part of its name in messages.</summary>
    /// <param name="element">The object.</param>
    /// <param name="family">What it is one of: <c>layer</c>.</param>
    public static JsonFields Typed(JsonElement element, string family) =>
        new(element, $"{family} '{new JsonFields(element, family).Text("type")}'");

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    public bool IsNull(string name) => Get(name).ValueKind == JsonValueKind.Null;

    public bool IsText(string name) => Get(name).ValueKind == JsonValueKind.String;

    public string Text(string name) => Get(name, JsonValueKind.String).GetString()!;

    public int Integer(string name) => AsInteger(Get(name, JsonValueKind.Number), name);

    public double Number(string name) => Get(name, JsonValueKind.Number).GetDouble();

    public bool Flag(string name)
    {
        JsonElement value = Get(name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Wrong(name, "true or false", value);
    }

    public bool Flag(string name, bool otherwise) => Has(name) ? Flag(name) : otherwise;

    public double[] Numbers(string name) => Array.ConvertAll(Items(name), item => Require(name, item, JsonValueKind.Number).GetDouble());

    public int[] Integers(string name) => Array.ConvertAll(Items(name), item => AsInteger(item, name));

    public string[] Texts(string name) => Array.ConvertAll(Items(name), item => Require(name, item, JsonValueKind.String).GetString()!);

    /// <summary>The elements of an array.</summary>
    public JsonElement[] Items(string name) => [.. Get(name, JsonValueKind.Array).EnumerateArray()];

    /// <summary>An object, or whatever else stands there.</summary>
    public JsonElement Any(string name) => Get(name);

    /// <summary>Marks fields as known and without meaning for the computation.</summary>
    public void Skip(params string[] names) => _asked.UnionWith(names);

    /// <summary>Ends the reading.</summary>
    /// <exception cref="UnsupportedException">A field was never asked for.</exception>
    public void Done()
    {
        foreach (JsonProperty field in _element.EnumerateObject())
        {
            if (!_asked.Contains(field.Name))
            {
                throw Unsupported(field.Name);
            }
        }
    }

    /// <summary>The exception that names one of the options: <c>layer 'concat' with axis 1</c>.</summary>
    public UnsupportedException Unsupported(string name) => new($"{What} with {name} {Get(name).GetRawText()}");

    private int AsInteger(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Wrong(name, "integer", value);

    private JsonElement Get(string name, JsonValueKind kind) => Require(name, Get(name), kind);

    private JsonElement Require(string name, JsonElement value, JsonValueKind kind) =>
        value.ValueKind == kind ? value : throw Wrong(name, kind.ToString().ToLowerInvariant(), value);

    private JsonElement Get(string name)
    {
        _asked.Add(name);
        return _element.TryGetProperty(name, out JsonElement value) ? value : throw new CaseFormatException($"{What} lacks '{name}'");
    }

    private CaseFormatException Wrong(string name, string expected, JsonElement got) => new($"{What}: '{name}' is {got.GetRawText()}, expected {expected}");
}
