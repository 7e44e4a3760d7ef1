namespace DeepInit.Tests.Text;

/// <summary>Characters and words, rows of an input, and what is refused.</summary>
public sealed class TokenizerTests
{
    private static readonly WordTokenizer Words = WordTokenizer.Fit(["The cat, the hat.", "the end"], 100, new TokenizerFitOptions { MinCount = 1 });

    [Fact]
    public void WordsGoByHowOftenTheyAreThere()
    {
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "the", ",", ".", "cat", "end", "hat"], Words.Tokens);
        Assert.Equal([4, 7, 5, 1], Words.Encode("THE cat,dog"));
        Assert.Equal("the cat , <unk>", Words.Decode([4, 7, 5, 1, 0, 3]));
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "the"], WordTokenizer.Fit(["The cat, the hat.", "the end"], 100).Tokens);
        Assert.Equal("The", WordTokenizer.Fit(["The The the"], 100, new TokenizerFitOptions { Lowercase = false }).Tokens[4]);
        Assert.Equal(6, WordTokenizer.Fit(["a b c d", "a b"], 6, new TokenizerFitOptions { MinCount = 1 }).Vocabulary);
    }

    [Fact]
    public void AWordHasLettersDigitsMarksAndUnderscores()
    {
        WordTokenizer words = WordTokenizer.Fit(["don't x_1 e\u0301té 中文!? 𝒳𝟘 😀😀"], 100, new TokenizerFitOptions { MinCount = 1 });
        Assert.Equal("don ' t x_1 e\u0301té 中文 ! ? 𝒳𝟘 😀 😀", words.Decode(words.Encode("don't x_1 e\u0301té 中文!? 𝒳𝟘 😀😀")));
    }

    [Fact]
    public void CharactersAreThoseOfUnicode()
    {
        CharacterTokenizer characters = CharacterTokenizer.Fit(["banana 😀"]);
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "a", "n", " ", "b", "😀"], characters.Tokens);
        Assert.Equal([7, 4, 8], characters.Encode("ba😀"));
        Assert.Equal("nab 😀 <unk>", characters.Decode(characters.Encode("nab 😀 x")));
        Assert.Equal([1], characters.Encode("\uD83D"));
        Assert.Equal(6, CharacterTokenizer.Fit(["banana"], vocabulary: 6).Vocabulary);
    }

    [Fact]
    public void ARowIsCutAndPadded()
    {
        var row = new int[6];
        Assert.Equal(2, Words.Encode("the cat", row));
        Assert.Equal([4, 7, 0, 0, 0, 0], row);
        Assert.Equal(4, Words.Encode("the cat", row, new EncodeOptions { Begin = true, End = true }));
        Assert.Equal([2, 4, 7, 3, 0, 0], row);

        const string Long = "the cat the hat the end the cat";
        Assert.Equal(6, Words.Encode(Long, row));
        Assert.Equal([4, 7, 4, 9, 4, 8], row);
        Assert.Equal(6, Words.Encode(Long, row, new EncodeOptions { Begin = true, End = true, Truncation = Truncation.Start }));
        Assert.Equal([2, 4, 8, 4, 7, 3], row);
        Assert.Equal([4, 7, 9, 9, 4, 8], Words.EncodeRows(["the cat", "", "the end the"], 2, new EncodeOptions { Padding = 9 }));
        Assert.Equal([2, 4, 3], Words.Encode("the", new EncodeOptions { Begin = true, End = true }));
    }

    [Fact]
    public void WhatIsRefusedSaysWhereAndWhatCame()
    {
        EncodeOptions refuse = new() { Truncation = Truncation.Refuse };
        Assert.Equal(
            "Text 1: 'the cat the' has 3 tokens; expected at most 2, for which the row has room. (Parameter 'text') (Parameter 'texts')",
            Assert.Throws<ArgumentException>(() => Words.EncodeRows(["the", "the cat the"], 2, refuse)).Message);
        Assert.Contains("position 2; expected ids from 0 to 9, those of the word tokenizer of 10 tokens", Assert.Throws<ArgumentException>(() => Words.Decode([4, 4, 10])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Words.CreateDecoder().Append(-1));
        Assert.Contains("room for begin and end", Assert.Throws<ArgumentException>(() => Words.Encode("x", new int[1], new EncodeOptions { Begin = true, End = true })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => BpeTokenizer.Fit(["x"], 259));
        Assert.Throws<ArgumentOutOfRangeException>(() => WordTokenizer.Fit(["x"], 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => WordTokenizer.Fit(["x"], 10, new TokenizerFitOptions { MinCount = 0 }));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => WordTokenizer.Fit(["x"], 10, new TokenizerFitOptions { CancellationToken = stop.Token }));
        Assert.Throws<OperationCanceledException>(() => CharacterTokenizer.Fit(["x"], 10, new TokenizerFitOptions { CancellationToken = stop.Token }));
    }
}
