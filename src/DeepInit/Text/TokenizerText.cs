using System.Text;

namespace DeepInit;

/// <summary>Tokenizers in the texts of a safetensors file.</summary>
internal static class TokenizerText
{
    private const string Key = "deepinit.tokenizer";

    /// <summary>The text for a file's header; nothing for no tokenizer.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata(Tokenizer? tokenizer) =>
        tokenizer is null ? [] : [new(Key, Encoding.UTF8.GetString(TokenizerWriter.Write(tokenizer, indented: false)))];

    /// <summary>The tokenizer that a network has when it has taken the weights of a file: the file's, else its own.</summary>
    /// <param name="metadata">The texts of the file.</param>
    /// <param name="own">The one that the network has now.</param>
    /// <exception cref="WeightFileException">The file's is damaged, or another one than the network's.</exception>
    public static Tokenizer? Find(IReadOnlyDictionary<string, string> metadata, Tokenizer? own)
    {
        if (!metadata.TryGetValue(Key, out string? json))
            return own;
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
            ? throw new WeightFileException($"Its weights are of another tokenizer, so that ids mean something else: it has {difference}, which Parameters.Tokenizer has. Set that to null to take the file's.")
            : own;
    }
}
