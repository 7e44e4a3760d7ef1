using System.Collections;

namespace DeepInit;

/// <summary>
/// The tokenizers of a network's inputs, by the names of the inputs: of a translation one of what is read, and another of what is written. They go with the weights as
/// <see cref="ParameterCollection{T}.Tokenizer"/> does, which is the one of a network that has no need of names.
/// </summary>
/// <example><code>
/// model.Parameters.Tokenizers["de"] = german;
/// model.Parameters.Tokenizers["en"] = english;
/// </code></example>
public sealed class TokenizerCollection : IEnumerable<KeyValuePair<string, Tokenizer>>
{
    private readonly SortedDictionary<string, Tokenizer> _tokenizers = new(StringComparer.Ordinal);

    internal TokenizerCollection()
    {
    }

    /// <summary>How many inputs have one.</summary>
    public int Count => _tokenizers.Count;

    /// <summary>The tokenizer of an input; null where it has none, and to take it away.</summary>
    /// <param name="input">The name of the input.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public Tokenizer? this[string input]
    {
        get => _tokenizers.TryGetValue(NotEmpty(input), out Tokenizer? tokenizer) ? tokenizer : null;
        set
        {
            if (value is null)
                _tokenizers.Remove(NotEmpty(input));
            else
                _tokenizers[NotEmpty(input)] = value;
        }
    }

    /// <summary>Inputs with their tokenizers, in the order of their names.</summary>
    public IEnumerator<KeyValuePair<string, Tokenizer>> GetEnumerator() => _tokenizers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string NotEmpty(string input) => !string.IsNullOrEmpty(input) ? input : throw new ArgumentException("An input has a name; that of a network with one input is 'x' unless given.", nameof(input));
}
