namespace DeepInit;

/// <summary>What the files of tokenizers have in common: a map from tokens to ids, and pairs.</summary>
internal static class BpeVocabulary
{
    /// <summary>The tokens by id.</summary>
    /// <param name="vocabulary">The map.</param>
    /// <param name="special">Tokens that may stand beside it.</param>
    /// <exception cref="DataFileException">The ids are not 0, 1, 2, … each once.</exception>
    public static TokenList Tokens(JsonPlace vocabulary, Dictionary<string, int> special)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((string name, JsonPlace value) in vocabulary.Members())
        {
            if (ids.ContainsKey(name))
                throw value.Fault("each token once", "it again");
            ids.Add(name, value.Integer());
        }

        foreach (KeyValuePair<string, int> token in special)
        {
            if (!ids.TryGetValue(token.Key, out int id))
                ids.Add(token.Key, token.Value);
            else if (id != token.Value)
                throw vocabulary.Fault($"the id {token.Value} for '{Excerpt.Of(token.Key)}', as in 'added_tokens'", $"{id}");
        }

        var tokens = new string?[ids.Count];
        foreach (KeyValuePair<string, int> token in ids)
        {
            if ((uint)token.Value >= (uint)tokens.Length)
                throw vocabulary.Fault($"ids from 0 to {tokens.Length - 1}, for so many tokens", $"{token.Value} for '{Excerpt.Of(token.Key)}'");
            if (tokens[token.Value] is { } other)
                throw vocabulary.Fault("each id once", $"{token.Value} for '{Excerpt.Of(other)}' and '{Excerpt.Of(token.Key)}'");
            tokens[token.Value] = token.Key;
        }

        return new TokenList(tokens!);
    }

    /// <summary>Adds a pair whose halves and whole are tokens.</summary>
    /// <param name="merges">Takes it.</param>
    /// <param name="list">The tokens.</param>
    /// <param name="left">Its left half.</param>
    /// <param name="right">Its right half.</param>
    /// <param name="fault">Says what was expected and what came, and where.</param>
    public static void Add(BpeMerges merges, TokenList list, string left, string right, Func<string, string, DataFileException> fault)
    {
        int Id(string token) => list.Find(token) ?? throw fault("tokens of the vocabulary", $"'{Excerpt.Of(token)}'");
        if (!merges.Add(Id(left), Id(right), Id(left + right)))
            throw fault("each pair once", $"'{Excerpt.Of(left)} {Excerpt.Of(right)}' again");
    }
}
