namespace DeepInit;

/// <summary>How a <c>tokenizer.json</c> says what kind a tokenizer is: texts that Hugging Face's library reads as the same.</summary>
/// <param name="Normalizer">Its normalizer; JSON.</param>
/// <param name="PreTokenizer">Its pre-tokenizer; JSON.</param>
/// <param name="Decoder">Its decoder; JSON.</param>
/// <param name="Model">The type of its model.</param>
internal sealed record TokenizerForm(string Normalizer, string PreTokenizer, string Decoder, string Model)
{
    public static readonly TokenizerForm Character = new(
        "null", """{"type":"Split","pattern":{"Regex":"[\\s\\S]"},"behavior":"Isolated","invert":false}""", """{"type":"Fuse"}""", "WordLevel");

    public static readonly TokenizerForm Word = new(
        "null", """{"type":"Split","pattern":{"Regex":"\\w+|[^\\w\\s]"},"behavior":"Removed","invert":true}""", "null", "WordLevel");

    public static readonly TokenizerForm LowercaseWord = Word with { Normalizer = """{"type":"Lowercase"}""" };

    public static readonly TokenizerForm Bytes = OfBytes(addPrefixSpace: false);

    public static TokenizerForm OfBytes(bool addPrefixSpace) => new(
        "null",
        $$"""{"type":"ByteLevel","add_prefix_space":{{(addPrefixSpace ? "true" : "false")}},"trim_offsets":true,"use_regex":true}""",
        """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}""",
        "BPE");
}
