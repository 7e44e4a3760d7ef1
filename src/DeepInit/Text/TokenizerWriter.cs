using System.Text.Encodings.Web;
using System.Text.Json;

namespace DeepInit;

/// <summary>Writes a tokenizer as a <c>tokenizer.json</c>.</summary>
internal static class TokenizerWriter
{
    public static byte[] Write(Tokenizer tokenizer, bool indented)
    {
        using var stream = new MemoryStream();

        // Text for a file, not for a web page: letters of other languages stay letters.
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = indented }))
            Write(writer, tokenizer);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, Tokenizer tokenizer)
    {
        TokenizerForm form = tokenizer.Form;
        var bpe = tokenizer as BpeTokenizer;
        SpecialTokens roles = tokenizer.Special;
        IEnumerable<int> special = bpe?.SpecialIds ?? new[] { roles.Padding, roles.Unknown, roles.Begin, roles.End }.OfType<int>().Distinct();

        writer.WriteStartObject();
        writer.WriteString("version", "1.0");
        writer.WriteNull("truncation");
        writer.WriteNull("padding");
        writer.WriteStartArray("added_tokens");
        foreach (int id in special.OrderBy(id => id))
            WriteAdded(writer, id, tokenizer.Tokens[id]);
        writer.WriteEndArray();
        WritePart(writer, "normalizer", form.Normalizer);
        WritePart(writer, "pre_tokenizer", form.PreTokenizer);
        writer.WriteNull("post_processor");
        WritePart(writer, "decoder", form.Decoder);
        writer.WriteStartObject("model");
        writer.WriteString("type", form.Model);
        if (bpe is not null)
            WriteSettings(writer);
        writer.WriteStartObject("vocab");
        for (int id = 0; id < tokenizer.Vocabulary; id++)
            writer.WriteNumber(tokenizer.Tokens[id], id);
        writer.WriteEndObject();
        if (bpe is null)
            writer.WriteString("unk_token", roles.Unknown is { } unknown ? tokenizer.Tokens[unknown] : null);
        else
            WriteMerges(writer, bpe);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteAdded(Utf8JsonWriter writer, int id, string content)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", id);
        writer.WriteString("content", content);
        writer.WriteBoolean("single_word", false);
        writer.WriteBoolean("lstrip", false);
        writer.WriteBoolean("rstrip", false);
        writer.WriteBoolean("normalized", false);
        writer.WriteBoolean("special", true);
        writer.WriteEndObject();
    }

    private static void WriteSettings(Utf8JsonWriter writer)
    {
        writer.WriteNull("dropout");
        writer.WriteNull("unk_token");
        writer.WriteNull("continuing_subword_prefix");
        writer.WriteNull("end_of_word_suffix");
        writer.WriteBoolean("fuse_unk", false);
        writer.WriteBoolean("byte_fallback", false);
        writer.WriteBoolean("ignore_merges", false);
    }

    // A pair as one text, which every version of Hugging Face's library reads: no token has a blank in the alphabet of bytes.
    private static void WriteMerges(Utf8JsonWriter writer, BpeTokenizer tokenizer)
    {
        writer.WriteStartArray("merges");
        foreach ((int left, int right) in tokenizer.Merges.Pairs)
            writer.WriteStringValue($"{tokenizer.Tokens[left]} {tokenizer.Tokens[right]}");
        writer.WriteEndArray();
    }

    private static void WritePart(Utf8JsonWriter writer, string name, string json)
    {
        writer.WritePropertyName(name);
        using JsonDocument part = JsonDocument.Parse(json);
        part.RootElement.WriteTo(writer);
    }
}
