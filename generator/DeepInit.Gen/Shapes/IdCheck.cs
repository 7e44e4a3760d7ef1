using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>That ids are declared as there can be some, and are read by layers that look them up, and by no others.</summary>
internal static class IdCheck
{
    /// <summary>Reports a vocabulary or a padding index that there cannot be, at the input.</summary>
    public static void Input(InputSpec input, Issues issues)
    {
        if (input.Ids is not { } ids)
        {
            return;
        }

        string described = $"Input '{input.Name}'";
        if (ids.Vocabulary < 1)
        {
            string suggestion = ids.Vocabulary < 0 ? Math.Abs((long)ids.Vocabulary).ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
            issues.Suggest(Rules.OutOfDomain, "Vocabulary", suggestion, "Vocabulary", described, ids.Vocabulary, "at least 1: the number of ids");
        }
        else if (ids.PaddingIndex is { } padding && (padding < 0 || padding >= ids.Vocabulary))
        {
            issues.Suggest(Rules.OutOfDomain, "PaddingIndex", "0", "PaddingIndex", described, padding, $"from 0 to {ids.Vocabulary - 1}, an id of the vocabulary");
        }

        if (input.Order == ChannelOrder.ChannelsFirst)
        {
            issues.Add(Rules.OutOfDomain, "Order", "Order", described, nameof(ChannelOrder.ChannelsFirst), "left out: ids have no channels");
        }
    }

    /// <summary>Whether a layer of ids is given ids, and all others numbers; reported at the layer where not.</summary>
    /// <param name="kind">The layer's kind.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its name.</param>
    /// <param name="values">What it reads.</param>
    /// <param name="inputs">How many inputs the network has: the first values.</param>
    /// <param name="issues">Where to.</param>
    public static bool Layer(LayerKind kind, LayerSpec layer, string name, EquatableArray<Value> values, int inputs, Issues issues)
    {
        if (values.FirstOrDefault(value => (value.Ids is not null) != kind.ReadsIds) is not { } wrong)
        {
            return true;
        }

        string argument = layer.From.Count == 0 ? "" : kind.CombinesValues ? "inputs#" + Math.Max(0, layer.From.ToList().IndexOf(wrong.Name)) : "From";
        string described = $"{kind.Word} '{name}'";
        if (wrong.Ids is { } ids)
        {
            issues.Add(Rules.ReadsIds, argument, described, wrong.Name, ids.Vocabulary);
        }
        else
        {
            string advice = wrong.Id < inputs ? $"say with Vocabulary how many ids '{wrong.Name}' has" : "ids are inputs of the network";
            issues.Add(Rules.ReadsNumbers, argument, described, wrong.Name, advice);
        }

        return false;
    }
}
