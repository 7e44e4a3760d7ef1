using System.Text.Json;

namespace DeepInit;

/// <summary>Reads a <c>tokenizer.json</c>. What it cannot do as the file says it refuses, for other ids than those that a network was trained with are worth nothing.</summary>
internal static class TokenizerReader
{
    /// <exception cref="DataFileException">The text is no tokenizer, or one of a kind that is not read.</exception>
    public static Tokenizer Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(new JsonPlace(document.RootElement, ""));
        }
        catch (JsonException e)
        {
            throw new DataFileException($"It is no JSON: {Excerpt.Of(e.Message, 300)}", e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // Tokens that are there twice, bytes that have none; and of the JSON library names and texts that are no UTF-16.
            throw new DataFileException(Excerpt.Of(e.Message, 500), e);
        }
    }

    private static Tokenizer Read(JsonPlace root)
    {
        JsonPlace model = root.Member("model");
        string type = model.Member("type").Text();
        Dictionary<string, int> special = Special(root);
        return type switch
        {
            "BPE" => ReadBpe(root, model, special),
            "WordLevel" => ReadWords(root, model, special),
            _ => throw model.Member("type").Fault("BPE (byte level) or WordLevel", $"'{Excerpt.Of(type)}'"),
        };
    }

    private static Tokenizer ReadWords(JsonPlace root, JsonPlace model, Dictionary<string, int> special)
    {
        TokenList list = BpeVocabulary.Tokens(model.Member("vocab"), special);
        SpecialTokens roles = Roles(special);
        string normalizer = root.Json("normalizer");
        string preTokenizer = root.Json("pre_tokenizer");
        if (preTokenizer == TokenizerForm.Character.PreTokenizer && normalizer == TokenizerForm.Character.Normalizer)
            return new CharacterTokenizer(list, WithUnknown(model, roles));
        if (preTokenizer != TokenizerForm.Word.PreTokenizer)
            throw root.Member("pre_tokenizer").Fault("for words or characters the one that DeepInit.Gen writes", Excerpt.Of(preTokenizer));
        if (normalizer != TokenizerForm.Word.Normalizer && normalizer != TokenizerForm.LowercaseWord.Normalizer)
            throw root.Member("normalizer").Fault("null or Lowercase", Excerpt.Of(normalizer));
        return new WordTokenizer(list, WithUnknown(model, roles), lowercase: normalizer == TokenizerForm.LowercaseWord.Normalizer);
    }

    // Words and characters may be unknown, and must become something.
    private static SpecialTokens WithUnknown(JsonPlace model, SpecialTokens roles) =>
        roles.Unknown is not null ? roles : throw model.Member("vocab").Fault("a token for what is unknown among added_tokens", "none");

    private static BpeTokenizer ReadBpe(JsonPlace root, JsonPlace model, Dictionary<string, int> special)
    {
        if (root.Json("normalizer") is not "null" and var normalizer)
            throw root.Member("normalizer").Fault("null: the text as it is", Excerpt.Of(normalizer));
        foreach (string name in new[] { "dropout", "continuing_subword_prefix", "end_of_word_suffix" })
        {
            if (model.Json(name) is not ("null" or "\"\"" or "0" or "0.0") and var setting)
                throw model.Member(name).Fault("null", Excerpt.Of(setting));
        }

        foreach (string name in new[] { "byte_fallback", "ignore_merges" })
        {
            if (model.Json(name) is not ("null" or "false") and var setting)
                throw model.Member(name).Fault("false", Excerpt.Of(setting));
        }

        bool addsPrefixSpace = AddsPrefixSpace(root.Member("pre_tokenizer"));
        TokenList list = BpeVocabulary.Tokens(model.Member("vocab"), special);
        var merges = new BpeMerges();
        foreach (JsonPlace merge in model.Member("merges").Items())
        {
            (string left, string right) = merge.Pair();
            BpeVocabulary.Add(merges, list, left, right, merge.Fault);
        }

        return new BpeTokenizer(list, Roles(special), [.. special.Values], merges, addsPrefixSpace);
    }

    private static bool AddsPrefixSpace(JsonPlace preTokenizer)
    {
        string type = preTokenizer.Member("type").Text();
        if (type != "ByteLevel")
            throw preTokenizer.Member("type").Fault("ByteLevel, which is that of GPT-2 and RoBERTa", $"'{Excerpt.Of(type)}'");
        if (preTokenizer.Json("use_regex") is not ("null" or "true"))
            throw preTokenizer.Member("use_regex").Fault("true", "false");
        return preTokenizer.Json("add_prefix_space") switch
        {
            // What Hugging Face's library takes where the file does not say it.
            "null" or "true" => true,
            "false" => false,
            var other => throw preTokenizer.Member("add_prefix_space").Fault("true or false", Excerpt.Of(other)),
        };
    }

    private static Dictionary<string, int> Special(JsonPlace root)
    {
        var special = new Dictionary<string, int>(StringComparer.Ordinal);
        if (root.Json("added_tokens") == "null")
            return special;
        foreach (JsonPlace token in root.Member("added_tokens").Items())
        {
            string content = token.Member("content").Text();
            if (token.Json("special") != "true")
                throw token.Member("special").Fault($"true: words that are found before all others, as '{Excerpt.Of(content)}' is to be, are not read", token.Json("special"));
            if (special.ContainsKey(content))
                throw token.Member("content").Fault("each token once", $"'{Excerpt.Of(content)}' again");
            special.Add(content, token.Member("id").Integer());
        }

        return special;
    }

    private static SpecialTokens Roles(Dictionary<string, int> special) => SpecialTokens.Among(name => special.TryGetValue(name, out int id) ? id : null);
}
