namespace DeepInit;

/// <summary>What tells networks apart, as lines of text: inputs, layers in order with what they read and their options, outputs, targets.</summary>
internal static class NetworkStructure
{
    public static string[] Lines<T>(ILossNetwork<T> network)
        where T : unmanaged
    {
        NetworkGraph graph = network.Graph;
        return
        [
            .. graph.Inputs.Concat(graph.Layers).Concat(graph.Outputs).Select(Line),
            .. network.Targets.Select(t => $"target {t}{(t.IsClassIndex ? " class" : "")} of output {t.Output}"),
        ];
    }

    /// <summary>The first difference, for messages; null if there is none.</summary>
    public static string? Difference(IReadOnlyList<string> saved, IReadOnlyList<string> own)
    {
        for (int i = 0; i < Math.Max(saved.Count, own.Count); i++)
        {
            string was = i < saved.Count ? $"'{Excerpt.Of(saved[i], 200)}'" : "nothing";
            string now = i < own.Count ? $"'{Excerpt.Of(own[i], 200)}'" : "nothing";
            if (i >= saved.Count || i >= own.Count || saved[i] != own[i])
                return $"where the file has {was} this network has {now}";
        }

        return null;
    }

    private static string Line(LayerDescription layer)
    {
        string inputs = string.Join(", ", layer.Inputs.Select(i => i.Name));
        string owner = layer.ParametersOf == layer.Name ? "" : $" with the parameters of {layer.ParametersOf}";
        string options = string.Concat(layer.Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $" {o.Key}={o.Value}"));
        return $"{layer.Name}: {layer.Kind}({inputs}) {ShapeText.Of(layer.Shape)}{owner}{options}";
    }
}
