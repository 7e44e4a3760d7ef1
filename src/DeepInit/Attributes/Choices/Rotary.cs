namespace DeepInit;

/// <summary>Which two features of a head <see cref="MultiHeadAttentionAttribute"/> turns together, by an angle that grows with the step (rotary positions, Su et al. 2021).</summary>
public enum Rotary
{
    /// <summary>Queries and keys are not turned.</summary>
    None,

    /// <summary>Feature i of a head and feature i + width / 2, as Llama in Hugging Face's files and GPT-NeoX have it.</summary>
    Halves,

    /// <summary>Features 2i and 2i + 1 of a head, as the paper and GPT-J have it.</summary>
    Interleaved,
}
