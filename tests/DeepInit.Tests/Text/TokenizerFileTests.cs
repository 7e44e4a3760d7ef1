using System.Text;
using System.Text.Json.Nodes;
using DeepInit.Tests.Files;

namespace DeepInit.Tests.Text;

/// <summary>Files of tokenizers: own ones come back, Hugging Face's and GPT-2's are read, others are refused with the place.</summary>
public sealed class TokenizerFileTests
{
    private static readonly TokenizerFitOptions All = new() { MinCount = 1 };

    public static TheoryData<string> Kinds => ["characters", "words", "Words", "bytes"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void WhatIsSavedIsLoaded(string kind)
    {
        using var folder = new TemporaryFolder();
        Tokenizer tokenizer = Make(kind);
        tokenizer.Save(folder.Path("tokenizer.json"));
        Tokenizer loaded = Tokenizer.Load(folder.Path("tokenizer.json"));

        Assert.Equal(tokenizer.GetType(), loaded.GetType());
        Assert.Null(tokenizer.DifferenceTo(loaded));
        Assert.Equal(tokenizer.Special, loaded.Special);
        foreach (string text in TextSamples.Corpus)
        {
            Assert.Equal(tokenizer.Encode(text), loaded.Encode(text));
            Assert.Equal(tokenizer.Decode(tokenizer.Encode(text)), loaded.Decode(loaded.Encode(text)));
        }
    }

    [Fact]
    public void DifferencesAreSaid()
    {
        Assert.Equal("a byte-pair tokenizer of 380 tokens, and not a word tokenizer of 68 tokens".Split(" of ")[0], Make("bytes").DifferenceTo(Make("words"))!.Split(" of ")[0]);
        Assert.Equal("other settings, or merges in another order", Changed(Make("bytes"), json => json["pre_tokenizer"]!["add_prefix_space"] = true).DifferenceTo(Make("bytes")));
        Assert.Equal("262 tokens, and not 263", BpeTokenizer.Fit(["ab ab cd"], 262, All).DifferenceTo(BpeTokenizer.Fit(["ab ab cd"], 263, All)));
        Assert.Equal("'a' as token 4, and not 'b'", CharacterTokenizer.Fit(["aab"]).DifferenceTo(CharacterTokenizer.Fit(["abb"])));
    }

    /// <summary>As Hugging Face's library writes them: pairs as arrays, tokens beside the vocabulary, a template behind, which is not applied.</summary>
    [Fact]
    public void HuggingFacesFormIsRead()
    {
        Tokenizer own = Make("bytes");
        Tokenizer read = Changed(own, json =>
        {
            JsonArray merges = json["model"]!["merges"]!.AsArray();
            json["model"]!["merges"] = new JsonArray([.. merges.Select(m => (JsonNode)new JsonArray([.. m!.GetValue<string>().Split(' ').Select(t => (JsonNode)t)]))]);
            json["added_tokens"]!.AsArray().Add(JsonNode.Parse("""{"id":380,"content":"<|endoftext|>","single_word":false,"lstrip":false,"rstrip":false,"normalized":true,"special":true}"""));
            json["post_processor"] = JsonNode.Parse("""{"type":"TemplateProcessing"}""");
        });
        Assert.Equal(381, read.Vocabulary);
        foreach (string text in TextSamples.Corpus)
            Assert.Equal(own.Encode(text), read.Encode(text));
        Assert.Equal("ab", read.Decode([.. read.Encode("ab"), 380]));
    }

    [Fact]
    public void ABlankInFrontIsAddedWhereTheFileSaysSo()
    {
        Tokenizer own = Make("bytes");
        var read = Assert.IsType<BpeTokenizer>(Changed(own, json => json["pre_tokenizer"]!["add_prefix_space"] = true));
        Assert.True(read.AddsPrefixSpace);
        Assert.Equal(own.Encode(" the cat"), read.Encode("the cat"));
        Assert.Equal(own.Encode(" the cat"), read.Encode(" the cat"));
        Assert.Empty(read.Encode(""));
    }

    [Fact]
    public void Gpt2FilesAreRead()
    {
        using var folder = new TemporaryFolder();
        Tokenizer own = Make("bytes");
        WriteGpt2(own, folder);
        BpeTokenizer read = BpeTokenizer.LoadGpt2(folder.Path("vocab.json"), folder.Path("merges.txt"));
        Assert.Equal(new SpecialTokens(null, null, 376, 376), read.Special);
        for (int seed = 0; seed < 100; seed++)
        {
            string text = TextSamples.Random(seed, 50);
            Assert.Equal(own.Encode(text).Select(id => id - 4), read.Encode(text));
            Assert.Equal(text, read.Decode(read.Encode(text)));
        }

        Assert.Equal("The byte-pair tokenizer of 377 tokens has no padding token: say which id fills a row by EncodeOptions.Padding.", Assert.Throws<InvalidOperationException>(() => read.Encode("a", new int[9])).Message);
        Assert.Equal(1, read.Encode("a", new int[9], new EncodeOptions { Padding = 376 }));
    }

    [Theory]
    [InlineData("{", "It is no JSON")]
    [InlineData("[]", "The whole: expected an object; came [].")]
    [InlineData("{}", "'model': expected an object; came nothing.")]
    [InlineData("""{"model":{"type":"Unigram"}}""", "'model.type': expected BPE (byte level) or WordLevel; came 'Unigram'.")]
    [InlineData("""{"model":{"type":"BPE"},"pre_tokenizer":{"type":"Metaspace"}}""", "'pre_tokenizer.type': expected ByteLevel, which is that of GPT-2 and RoBERTa; came 'Metaspace'.")]
    [InlineData("""{"model":{"type":"BPE"},"normalizer":{"type":"NFC"}}""", "'normalizer': expected null: the text as it is; came {\"type\":\"NFC\"}.")]
    [InlineData("""{"model":{"type":"BPE","byte_fallback":true}}""", "'model.byte_fallback': expected false; came true.")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0,"b":5}},"pre_tokenizer":{"type":"ByteLevel"}}""", "'model.vocab': expected ids from 0 to 1, for so many tokens; came 5 for 'b'.")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0,"b":0}},"pre_tokenizer":{"type":"ByteLevel"}}""", "'model.vocab': expected each id once; came 0 for 'a' and 'b'.")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":"0"}},"pre_tokenizer":{"type":"ByteLevel"}}""", "'model.vocab['a']': expected an integer; came \"0\".")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["a b"]},"pre_tokenizer":{"type":"ByteLevel"}}""", "'model.merges[0]': expected tokens of the vocabulary; came 'b'.")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":["ab"]},"pre_tokenizer":{"type":"ByteLevel"}}""", "'model.merges[0]': expected two tokens with a blank between; came 'ab'.")]
    [InlineData("""{"model":{"type":"BPE","vocab":{"a":0},"merges":[]},"pre_tokenizer":{"type":"ByteLevel"}}""", "for the byte 0; expected one for each of the 256.")]
    [InlineData("""{"model":{"type":"WordLevel","vocab":{"a":0}},"pre_tokenizer":{"type":"Whitespace"}}""", "'pre_tokenizer': expected for words or characters the one that DeepInit.Gen writes; came {\"type\":\"Whitespace\"}.")]
    [InlineData("""{"model":{"type":"WordLevel"},"added_tokens":[{"id":0,"content":"x","special":false}]}""", "'added_tokens[0].special': expected true")]
    public void WhatIsNotReadIsSaidWithItsPlace(string json, string message)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.Contains(message, Assert.Throws<DataFileException>(() => Tokenizer.Load(stream)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FaultsOfFilesNameTheFileAndTheLine()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Path("tokenizer.json"), "{}");
        Assert.Contains($"Cannot read the tokenizer '{folder.Path("tokenizer.json")}'. 'model'", Assert.Throws<DataFileException>(() => Tokenizer.Load(folder.Path("tokenizer.json"))).Message, StringComparison.Ordinal);

        WriteGpt2(Make("bytes"), folder);
        File.AppendAllText(folder.Path("merges.txt"), "a b c\n");
        string message = Assert.Throws<DataFileException>(() => BpeTokenizer.LoadGpt2(folder.Path("vocab.json"), folder.Path("merges.txt"))).Message;
        Assert.Contains($"Cannot read '{folder.Path("merges.txt")}'. Line {File.ReadAllLines(folder.Path("merges.txt")).Length}: expected two tokens with a blank between; came 'a b c'.", message, StringComparison.Ordinal);
    }

    /// <summary>The tokens without the special ones, and one for the end of a text.</summary>
    internal static void WriteGpt2(Tokenizer tokenizer, TemporaryFolder folder)
    {
        var vocabulary = new JsonObject();
        for (int id = 4; id < tokenizer.Vocabulary; id++)
            vocabulary[tokenizer.Tokens[id]] = id - 4;
        vocabulary["<|endoftext|>"] = tokenizer.Vocabulary - 4;
        File.WriteAllText(folder.Path("vocab.json"), vocabulary.ToJsonString());
        File.WriteAllLines(folder.Path("merges.txt"), ["#version: 0.2", .. ((BpeTokenizer)tokenizer).Merges.Pairs.Select(p => $"{tokenizer.Tokens[p.Left]} {tokenizer.Tokens[p.Right]}")]);
    }

    private static Tokenizer Make(string kind) => kind switch
    {
        "characters" => CharacterTokenizer.Fit(TextSamples.Corpus),
        "words" => WordTokenizer.Fit(TextSamples.Corpus, 1000, All),
        "Words" => WordTokenizer.Fit(TextSamples.Corpus, 1000, All with { Lowercase = false }),
        _ => BpeTokenizer.Fit(TextSamples.Corpus, 380, All),
    };

    private static Tokenizer Changed(Tokenizer tokenizer, Action<JsonNode> change)
    {
        using var stream = new MemoryStream();
        tokenizer.Save(stream);
        JsonNode json = JsonNode.Parse(stream.ToArray())!;
        change(json);
        using var changed = new MemoryStream(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return Tokenizer.Load(changed);
    }
}
