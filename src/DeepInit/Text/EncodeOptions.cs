namespace DeepInit;

/// <summary>How a <see cref="Tokenizer"/> makes a row of ids of a text.</summary>
public sealed record EncodeOptions
{
    internal static readonly EncodeOptions Default = new();

    /// <summary>Whether <see cref="SpecialTokens.Begin"/> stands before the text; false unless given.</summary>
    public bool Begin { get; init; }

    /// <summary>Whether <see cref="SpecialTokens.End"/> stands behind the text; false unless given. It is there in a truncated row, too.</summary>
    public bool End { get; init; }

    /// <summary>Which part of the text is left out where a row has no room for it; its end unless given. Begin and end stay.</summary>
    public Truncation Truncation { get; init; }

    /// <summary>The id that fills a row behind the text; <see cref="SpecialTokens.Padding"/> unless given. Needed for tokenizers without, such as GPT-2's.</summary>
    public int? Padding { get; init; }
}
