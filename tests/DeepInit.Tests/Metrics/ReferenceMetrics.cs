using System.Text.Json;

namespace DeepInit.Tests.Metrics;

/// <summary>Predictions and what scikit-learn says of them; Data/metrics.py made them.</summary>
internal static class ReferenceMetrics
{
    private static readonly JsonElement Root = Load();

    public static TheoryData<string> Names(string kind)
    {
        var names = new TheoryData<string>();
        foreach (JsonElement element in Root.GetProperty(kind).EnumerateArray())
            names.Add(element.GetProperty("name").GetString()!);
        return names;
    }

    public static JsonElement Case(string kind, string name) =>
        Root.GetProperty(kind).EnumerateArray().Single(e => e.GetProperty("name").GetString() == name);

    public static double[] Numbers(this JsonElement element, string property) => [.. element.GetProperty(property).EnumerateArray().Select(e => e.GetDouble())];

    public static int[] Classes(this JsonElement element) => [.. element.GetProperty("classes").EnumerateArray().Select(e => e.GetInt32())];

    public static double Number(this JsonElement element, string property) => element.GetProperty(property).GetDouble();

    private static JsonElement Load()
    {
        using Stream stream = typeof(ReferenceMetrics).Assembly.GetManifestResourceStream("metrics.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
