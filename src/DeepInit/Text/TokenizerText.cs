using System.Text;

namespace DeepInit;

/// <summary>Tokenizers in the texts of a safetensors file.</summary>
internal static class TokenizerText
{
    private const string Key = "deepinit.tokenizer", Prefix = Key + ".";

    /// <summary>The texts for a file's header; nothing for no tokenizer.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata<T>(ParameterCollection<T> parameters)
        where T : unmanaged
    {
        if (parameters.Tokenizer is { } single)
            yield return new(Key, Text(single));
        foreach (KeyValuePair<string, Tokenizer> named in parameters.Tokenizers)
            yield return new(Prefix + named.Key, Text(named.Value));
    }

    /// <summary>The tokenizers that a network has when it has taken the weights of a file: the file's, else its own.</summary>
    /// <param name="metadata">The texts of the file.</param>
    /// <param name="own">What has those that the network has now.</param>
    /// <exception cref="WeightFileException">One of the file's is damaged, or another one than the network's.</exception>
    public static FoundTokenizers Find<T>(IReadOnlyDictionary<string, string> metadata, ParameterCollection<T> own)
        where T : unmanaged
    {
        var named = new List<KeyValuePair<string, Tokenizer>>();
        foreach (KeyValuePair<string, string> text in metadata)
        {
            if (text.Key.Length > Prefix.Length && text.Key.StartsWith(Prefix, StringComparison.Ordinal) && text.Key.Substring(Prefix.Length) is var input)
                named.Add(new(input, Find(text.Value, own.Tokenizers[input], $"Tokenizers[\"{Excerpt.Of(input)}\"]")));
        }

        return new(metadata.TryGetValue(Key, out string? json) ? Find(json, own.Tokenizer, "Tokenizer") : own.Tokenizer, named);
    }

    private static string Text(Tokenizer tokenizer) => Encoding.UTF8.GetString(TokenizerWriter.Write(tokenizer, indented: false));

    private static Tokenizer Find(string json, Tokenizer? own, string place)
    {
        Tokenizer saved;
        try
        {
            saved = TokenizerReader.Read(Encoding.UTF8.GetBytes(json));
        }
        catch (DataFileException e)
        {
            throw new WeightFileException($"Its tokenizer is damaged: {Excerpt.Of(e.Message, 300)}", e);
        }

        if (own is null)
            return saved;
        return saved.DifferenceTo(own) is { } difference
            ? throw new WeightFileException($"Its weights are of another tokenizer, so that ids mean something else: it has {difference}, which Parameters.{place} has. Set that to null to take the file's.")
            : own;
    }
}
