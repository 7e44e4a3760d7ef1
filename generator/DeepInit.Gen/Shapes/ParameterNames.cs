using DeepInit.Gen.Layers;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Shapes;

/// <summary>What a <c>[Parameter]</c> that fits no tensor may have been meant to say.</summary>
internal static class ParameterNames
{
    /// <summary>The name or pattern to write instead, empty where no one answer is near, and the end of the message.</summary>
    /// <param name="pattern">What is written.</param>
    /// <param name="parameters">All tensors.</param>
    /// <param name="nodes">All layers, those with the parameters of others among them.</param>
    public static (string Suggestion, string Said) Instead(string pattern, IReadOnlyList<ParameterShape> parameters, IReadOnlyList<Node> nodes)
    {
        string[] names = [.. parameters.Select(parameter => parameter.Name)];
        return OfLayer(pattern, names, nodes) ?? OfShared(pattern, parameters, nodes) ?? OfBareLayer(pattern, nodes) ?? Nearest(pattern, names);
    }

    // head: the name of a layer, or of a use, above its tensors.
    private static (string, string)? OfLayer(string pattern, string[] names, IReadOnlyList<Node> nodes)
    {
        string below = pattern + ".*";
        string[] fitting = [.. names.Where(name => ParameterPattern.Matches(below, name))];
        return fitting.Length == 0 ? null
            : (below, $"{(pattern.Contains('*') ? "these are layers" : nodes.Any(node => node.Name == pattern) ? "it is a layer" : "it is a block")}, {(fitting.Length == 1 ? "whose only parameter is" : "whose parameters are")} {Some(fitting)}: did you mean '{below}'?");
    }

    // twin.conv.weight, where twin has the parameters of base: they have one name, that of the first.
    private static (string, string)? OfShared(string pattern, IReadOnlyList<ParameterShape> parameters, IReadOnlyList<Node> nodes)
    {
        foreach (Node node in nodes.Where(node => node.SharedWith is not null))
        {
            string owner = nodes[node.Owner].Name;
            foreach (ParameterShape parameter in parameters.Where(parameter => parameter.Node == node.Owner))
            {
                string alias = node.Name + "." + parameter.Role;
                if (!ParameterPattern.Matches(pattern, alias) && !ParameterPattern.Matches(pattern + ".*", alias))
                {
                    continue;
                }

                (string use, string other) = WithoutCommonEnd(node.Name, owner);
                string suggestion = pattern == use || pattern.StartsWith(use + ".", StringComparison.Ordinal) ? other + pattern.Substring(use.Length) : parameter.Name;
                suggestion = ParameterPattern.Matches(suggestion, parameter.Name) ? suggestion : suggestion + ".*";
                return (ParameterPattern.Matches(suggestion, parameter.Name) ? suggestion : parameter.Name, $"'{node.Name}' has the parameters of '{owner}' (SharedWith), and they have its name: '{parameter.Name}'");
            }
        }

        return null;
    }

    // flatten0, flatten0.*: a layer with nothing to set.
    private static (string, string)? OfBareLayer(string pattern, IReadOnlyList<Node> nodes) =>
        nodes.FirstOrDefault(node => pattern == node.Name || pattern == node.Name + ".*") is { } node ? ("", $"{LayerCatalog.Of(node.Spec).Word} '{node.Name}' has no parameters") : null;

    private static (string, string) Nearest(string pattern, string[] names) =>
        Spelling.Nearest(pattern, pattern.Contains('*') ? ParameterPattern.Of(names) : names) is { } nearest ? (nearest, $"did you mean '{nearest}'?")
            : ("", names.Length == 0 ? "there are none" : "there are " + string.Join(", ", names));

    // base.conv and twin.conv are base and twin: the names of the uses.
    private static (string One, string Other) WithoutCommonEnd(string one, string other)
    {
        string[] ones = one.Split('.'), others = other.Split('.');
        int common = 0;
        while (common < Math.Min(ones.Length, others.Length) - 1 && ones[ones.Length - 1 - common] == others[others.Length - 1 - common])
        {
            common++;
        }

        return (string.Join(".", ones.Take(ones.Length - common)), string.Join(".", others.Take(others.Length - common)));
    }

    private static string Some(string[] names) => string.Join(", ", names.Take(3).Select(name => "'" + name + "'")) + (names.Length > 3 ? " …" : "");
}
