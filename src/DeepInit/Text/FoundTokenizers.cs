namespace DeepInit;

/// <summary>The tokenizers that a network has when it has taken the weights of a file.</summary>
/// <param name="Single">The one without a name; null for none.</param>
/// <param name="Named">Those of inputs.</param>
internal sealed record FoundTokenizers(Tokenizer? Single, IReadOnlyList<KeyValuePair<string, Tokenizer>> Named)
{
    /// <summary>Gives them to parameters.</summary>
    public void Restore<T>(ParameterCollection<T> parameters)
        where T : unmanaged
    {
        parameters.Tokenizer = Single;
        foreach (KeyValuePair<string, Tokenizer> named in Named)
            parameters.Tokenizers[named.Key] = named.Value;
    }
}
