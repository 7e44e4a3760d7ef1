namespace DeepInit;

/// <summary>
/// The ids of a <see cref="Tokenizer"/> that stand for no text. A tokenizer that was fitted here has padding 0, unknown 1, begin 2 and end 3; one from a file has those that the
/// file has, and null for the others.
/// </summary>
/// <param name="Padding">What fills a row behind its text: the <see cref="InputAttribute.PaddingIndex"/> of the network.</param>
/// <param name="Unknown">What stands for text that the vocabulary does not have.</param>
/// <param name="Begin">What stands before a text where <see cref="EncodeOptions.Begin"/> asks for it.</param>
/// <param name="End">What stands behind a text where <see cref="EncodeOptions.End"/> asks for it.</param>
public sealed record SpecialTokens(int? Padding, int? Unknown, int? Begin, int? End)
{
    /// <summary>The tokens of <see cref="Fitted"/>, by id.</summary>
    internal static readonly string[] FittedTokens = ["<pad>", "<unk>", "<s>", "</s>"];

    // The names that published tokenizers give them; the first that a vocabulary has counts.
    private static readonly string[] PaddingNames = ["<pad>", "[PAD]", "<|pad|>", "<|padding|>"];
    private static readonly string[] UnknownNames = ["<unk>", "[UNK]", "<|unk|>"];
    private static readonly string[] BeginNames = ["<s>", "[CLS]", "[BOS]", "<bos>", "<|begin_of_text|>", "<|startoftext|>", "<|endoftext|>"];
    private static readonly string[] EndNames = ["</s>", "[SEP]", "[EOS]", "<eos>", "<|end_of_text|>", "<|endoftext|>"];

    /// <summary>Those of a tokenizer that was fitted here.</summary>
    internal static SpecialTokens Fitted { get; } = new(0, 1, 2, 3);

    /// <summary>Those among the special tokens of a file, by their names.</summary>
    /// <param name="special">The id of a special token; null where there is none of that name.</param>
    internal static SpecialTokens Among(Func<string, int?> special)
    {
        return new(First(PaddingNames), First(UnknownNames), First(BeginNames), First(EndNames));

        int? First(string[] names) => names.Select(special).FirstOrDefault(id => id is not null);
    }
}
