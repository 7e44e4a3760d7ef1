using System.Diagnostics;
using System.Text;

namespace DeepInit.Tests.Text;

/// <summary>Byte pairs: what is learnt and merged is what naive loops find, and every text comes back.</summary>
public sealed class BpeTokenizerTests
{
    private static readonly BpeTokenizer Fitted = BpeTokenizer.Fit(TextSamples.Corpus, 380);

    [Fact]
    public void SpecialTokensAndBytesComeFirst()
    {
        BpeTokenizer tokenizer = BpeTokenizer.Fit([], 300);
        Assert.Equal(260, tokenizer.Vocabulary);
        Assert.Equal(["<pad>", "<unk>", "<s>", "</s>", "!", "\""], tokenizer.Tokens.Take(6));
        Assert.Equal(new SpecialTokens(0, 1, 2, 3), tokenizer.Special);
        Assert.Equal([tokenizer.Find("a"), tokenizer.Find("Ġ"), tokenizer.Find("Ã"), tokenizer.Find("©")], tokenizer.Encode("a é").Select(id => (int?)id));
    }

    [Fact]
    public void AllOfUnicodeComesBack()
    {
        // All planes, so many characters at a time, and each beside a letter, a digit and a blank.
        var text = new StringBuilder();
        for (int value = 0; value <= 0x10FFFF; value++)
        {
            if (value is >= 0xD800 and <= 0xDFFF)
                continue;
            text.Append(char.ConvertFromUtf32(value));
            if (value % 7 == 0)
                text.Append("a1 "[value % 3]);
            if (text.Length > 5000 || value == 0x10FFFF)
            {
                string whole = text.ToString();
                Assert.Equal(whole, Fitted.Decode(Fitted.Encode(whole)));
                text.Clear();
            }
        }
    }

    [Fact]
    public void RandomTextsComeBackWholeAndIdById()
    {
        for (int seed = 0; seed < 500; seed++)
        {
            string text = TextSamples.Random(seed, 60);
            int[] ids = Fitted.Encode(text);
            Assert.Equal(text, Fitted.Decode(ids));
            TokenDecoder decoder = Fitted.CreateDecoder();
            var parts = ids.Select(decoder.Append).ToList();
            parts.Add(decoder.Flush());
            Assert.Equal(text, string.Concat(parts));
            Assert.All(parts, part => Assert.DoesNotContain('\uFFFD', part));
            Assert.All(parts, part => Assert.False(part.Length > 0 && (char.IsHighSurrogate(part[^1]) || char.IsLowSurrogate(part[0]))));
        }
    }

    [Fact]
    public void ALoneSurrogateIsReplaced()
    {
        Assert.Equal("a\uFFFDb", Fitted.Decode(Fitted.Encode("a\uD83Db")));
        Assert.Equal("\uFFFD", Fitted.Decode(Fitted.Encode("\uDE00")));
        Assert.Equal("😀", Fitted.Decode(Fitted.Encode("\uD83D\uDE00")));
    }

    [Fact]
    public void HalfACharacterWaitsForTheRest()
    {
        BpeTokenizer bytes = BpeTokenizer.Fit([], 300);
        int[] ids = bytes.Encode("é😀");
        TokenDecoder decoder = bytes.CreateDecoder();
        Assert.Equal(["", "é", "", "", "", "😀"], ids.Select(decoder.Append));
        Assert.Equal("", decoder.Append(ids[0]));
        Assert.Equal("\uFFFD", decoder.Flush());
        Assert.Equal("é", decoder.Append(ids[0]) + decoder.Append(ids[1]));
    }

    [Fact]
    public void WhatIsLearntIsWhatCountingAnewAfterEachMergeFinds()
    {
        foreach (int minCount in new[] { 1, 2, 4 })
        {
            BpeTokenizer tokenizer = BpeTokenizer.Fit(TextSamples.Corpus, 330, new TokenizerFitOptions { MinCount = minCount });
            List<string> naive = NaiveBytePairs.Learn(TextSamples.Corpus, [.. tokenizer.Tokens.Take(260)], 330, minCount);
            Assert.Equal(naive, tokenizer.Tokens);
        }
    }

    [Fact]
    public void WhatIsMergedIsWhatSearchingThePairOfTheLeastRankFinds()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            string text = TextSamples.Random(seed, 25) + TextSamples.Corpus[seed % TextSamples.Corpus.Length];
            Assert.Equal(NaiveBytePairs.Encode(Fitted, text), Fitted.Encode(text));
        }
    }

    [Fact]
    public void TheOrderOfTheTextsChangesNothing() => Assert.Equal(Fitted.Tokens, BpeTokenizer.Fit(TextSamples.Corpus.Reverse(), 400).Tokens);

    [Fact]
    public void OfEqualPairsTheOneWithTheSmallerLeftIdIsFirst()
    {
        // Each pair is there twice; 'x' stands before 'z' among the bytes.
        BpeTokenizer tokenizer = BpeTokenizer.Fit(["zy", "zy", "xw", "xw", "xa", "xa"], 263);
        Assert.Equal(["xa", "xw", "zy"], tokenizer.Tokens.Skip(260));
    }

    [Fact]
    public void AMillionLettersInOnePieceAreNoAttack()
    {
        string text = new('a', 1_000_000);
        long start = Stopwatch.GetTimestamp();
        int[] ids = Fitted.Encode(text);
        Assert.Equal(text, Fitted.Decode(ids));

        // Searching the least pair anew for each merge would take hours.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void FittingTellsHowFarItIsAndStops()
    {
        var told = new List<TokenizerProgress>();
        var progress = new Told(told.Add);
        BpeTokenizer.Fit(TextSamples.Corpus, 320, new TokenizerFitOptions { MinCount = 1, Progress = progress });
        Assert.Equal([new(300, 320), new(320, 320)], told);

        using var stop = new CancellationTokenSource();
        var stopping = new Told(_ => stop.Cancel());
        Assert.Throws<OperationCanceledException>(() => BpeTokenizer.Fit(TextSamples.Corpus, 350, new TokenizerFitOptions { MinCount = 1, Progress = stopping, CancellationToken = stop.Token }));
    }

    [Fact]
    public void ASpecialTokenWithinATextIsText()
    {
        Assert.DoesNotContain(Fitted.Encode("a</s>b<pad>"), id => id < 4);
        Assert.Equal("a</s>b<pad>", Fitted.Decode(Fitted.Encode("a</s>b<pad>")));
    }

    private sealed class Told(Action<TokenizerProgress> tell) : IProgress<TokenizerProgress>
    {
        public void Report(TokenizerProgress value) => tell(value);
    }
}
