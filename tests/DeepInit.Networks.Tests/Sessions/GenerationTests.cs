using DeepInit.Networks.Tests.Behaviour;
using static DeepInit.Loss;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Characters of a small vocabulary, with positions for 12 of them.</summary>
[Network]
[LanguageModel]
[Input("tokens", 12, Vocabulary = 9)]
[Embedding(16, Name = "wte")]
[PositionEmbedding]
[MultiHeadAttention(2, Causal = true)]
[Add("wte")]
[Dense(9)]
[Loss(CrossEntropy)]
[AdamW(LearningRate = 1e-2)]
public sealed partial class Counter;

/// <summary>Generation: sampling, contexts that slide, streams of tokens, beam search against all sequences.</summary>
public sealed class GenerationTests
{
    // 1 2 3 … 8 1 2 3 …
    private static readonly int[] Counted = [.. Enumerable.Range(0, 400).Select(i => 1 + (i % 8))];

    [Fact]
    public void ATextIsLearntMeasuredAndWrittenBeyondTheContext()
    {
        Counter network = Trained();
        Assert.Equal(12, ((ILanguageModel<float>)network).Context);
        Assert.Equal(9, ((ILanguageModel<float>)network).VocabularySize);
        Assert.InRange(network.Perplexity(new TokenStream(Counted[..100])), 1, 1.1);

        int[] written = network.Generate([3], new GenerationOptions { MaxTokens = 60, Temperature = 0 });
        Assert.Equal(Enumerable.Range(3, 60).Select(i => 1 + (i % 8)), written);
        Assert.Equal([4, 5], network.Generate([2, 3], new GenerationOptions { Temperature = 0, StopTokens = [6] }));
        Assert.Equal(written[..9], network.Generate(Counted[..3], new GenerationOptions { MaxTokens = 9, Seed = 4, TopK = 1 }));
    }

    [Fact]
    public void RowsOfATextArePredictedOneTokenLater()
    {
        Dataset<float> all = new TokenStream([0, 1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 3, 2]) { Stride = 2 }.ToDataset(new Counter());
        Assert.Equal(2, RowsOf(all));
        Assert.Equal(1, RowsOf(new TokenStream(Counted[..13]).ToDataset(new Counter())));
        Assert.Equal(33, RowsOf(new TokenStream(Counted[..397]).ToDataset(new Counter())));
        Assert.Contains("at least 13", Assert.Throws<ArgumentException>(() => new TokenStream(Counted[..12]).ToDataset(new Counter())).Message);
        Assert.Contains("Token 2", Assert.Throws<ArgumentException>(() => new TokenStream([1, 2, 9, .. Counted]).ToDataset(new Counter())).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TokenStream(Counted) { Stride = 0 });
        Assert.Throws<ArgumentException>(() => new TokenStream([1]));
    }

    [Fact]
    public void DrawsFollowTheProbabilities()
    {
        float[] logits = [MathF.Log(0.5f), MathF.Log(0.3f), MathF.Log(0.15f), MathF.Log(0.05f)];
        AssertShares([0.5, 0.3, 0.15, 0.05], logits, new GenerationOptions { Seed = 1 });
        AssertShares([0.625, 0.375, 0, 0], logits, new GenerationOptions { Seed = 1, TopK = 2 });
        AssertShares([0.5 / 0.95, 0.3 / 0.95, 0.15 / 0.95, 0], logits, new GenerationOptions { Seed = 1, TopP = 0.9 });
        AssertShares([0.625, 0.375, 0, 0], logits, new GenerationOptions { Seed = 1, TopP = 0.8 });
        AssertShares([0.5 / 0.95, 0.3 / 0.95, 0.15 / 0.95, 0], logits, new GenerationOptions { Seed = 1, MinP = 0.2 });
        AssertShares([0.25 / 0.365, 0.09 / 0.365, 0.0225 / 0.365, 0.0025 / 0.365], logits, new GenerationOptions { Seed = 1, Temperature = 0.5 });
        AssertShares([1, 0, 0, 0], logits, new GenerationOptions { Seed = 1, Temperature = 0 });
    }

    [Fact]
    public void WhatHasBeenSeenIsPunished()
    {
        var sampler = new TokenSampler(new GenerationOptions { Temperature = 0, RepetitionPenalty = 2 }, 3);
        Assert.Equal(0, sampler.Next<float>([3, 2, -1]));
        sampler.See(0);
        Assert.Equal(1, sampler.Next<float>([3, 2, -1]));
        sampler.See(1);
        Assert.Equal(2, sampler.Next<float>([-3, -2, -3.5f]));
    }

    [Fact]
    public async Task TextsHaveWholeCharactersAndNoTokensThatTheTokenizerLacks()
    {
        Tokenizer tokenizer = CharacterTokenizer.Fit(["äbc"]);
        var network = new Counter(1);
        Assert.Equal(7, tokenizer.Vocabulary);
        var options = new GenerationOptions { MaxTokens = 300, Temperature = 5 };
        string[] texts = [.. Enumerable.Range(0, 40).Select(seed => string.Concat(network.GenerateText(tokenizer, "b", options with { Seed = seed })))];
        Assert.Equal(['b', 'c', 'ä'], string.Concat(texts).Distinct().Order());
        var pieces = new List<string>();
        await foreach (string piece in network.GenerateTextAsync(tokenizer, "b", options with { Seed = 7 }))
            pieces.Add(piece);
        Assert.Equal(string.Concat(network.GenerateText(tokenizer, "b", options with { Seed = 7 })), string.Concat(pieces));
        Assert.Contains("has more", Assert.Throws<ArgumentException>(() => network.GenerateText(CharacterTokenizer.Fit(["abcdefgh"]), "b")).Message);
    }

    [Fact]
    public void OptionsOutOfRangeAreRefused()
    {
        var network = new Counter();
        Assert.Contains("MaxTokens", Assert.Throws<ArgumentOutOfRangeException>(() => network.Generate([1], new GenerationOptions { MaxTokens = 0 })).Message);
        Assert.Contains("Temperature", Assert.Throws<ArgumentOutOfRangeException>(() => network.Generate([1], new GenerationOptions { Temperature = double.NaN })).Message);
        Assert.Contains("TopP", Assert.Throws<ArgumentOutOfRangeException>(() => network.Generate([1], new GenerationOptions { TopP = 0 })).Message);
        Assert.Contains("StopTokens", Assert.Throws<ArgumentOutOfRangeException>(() => network.Generate([1], new GenerationOptions { StopTokens = [9] })).Message);
        Assert.Contains("no token", Assert.Throws<ArgumentException>(() => network.Generate([])).Message);
        Assert.Contains("id 12", Assert.Throws<ArgumentException>(() => network.Generate([12])).Message);
        Assert.Contains("Beams", Assert.Throws<ArgumentOutOfRangeException>(() => network.CreateSession().Search(new BeamSearchOptions { Beams = 0 })).Message);
        Assert.Throws<OperationCanceledException>(() => network.Generate([1], null, new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void WideBeamsFindTheBestOfAllSequences(double penalty)
    {
        const int Most = 3, End = 4;
        var network = new Writer(5);
        Session<int, double> session = network.CreateSession();
        session.Append([7, 2]);
        (double Score, int[] Tokens) best = (double.NegativeInfinity, []);
        Follow(session, [], 0);

        IReadOnlyList<BeamHypothesis> found = session.Search(new BeamSearchOptions { Beams = 23 * 23, EndToken = End, MaxTokens = Most, LengthPenalty = penalty });
        Assert.Equal(best.Tokens, found[0].Tokens);
        Assert.Equal(best.Score, found[0].Score, 1e-9);
        Assert.True(found[0].IsFinished);
        Assert.Equal(2, session.Position);

        void Follow(Session<int, double> at, int[] tokens, double sum)
        {
            double[] logits = at.Output.ToArray();
            double all = Math.Log(logits.Sum(Math.Exp));
            double end = (sum + logits[End] - all) / Math.Pow(tokens.Length + 1, penalty);
            if (end > best.Score)
                best = (end, [.. tokens, End]);
            for (int token = 0; token < logits.Length && tokens.Length < Most - 1; token++)
            {
                if (token != End)
                {
                    Session<int, double> next = at.Fork();
                    next.Append([token]);
                    Follow(next, [.. tokens, token], sum + logits[token] - all);
                }
            }
        }
    }

    [Fact]
    public void ASessionThatWasGivenASentenceGoesOnGreedilyAsOneBeam()
    {
        var network = new Translator(4);
        int[] expected = [.. network.CreateSession([1, 2, 3]).GenerateTokens([1], new GenerationOptions { MaxTokens = 10, Temperature = 0 })];
        Session<int, double> session = network.CreateSession([1, 2, 3]);
        session.Append([1]);
        Assert.Equal(expected, session.Search(new BeamSearchOptions { Beams = 1, EndToken = 0, MaxTokens = 10 })[0].Tokens);
    }

    [Fact]
    public void PaddingIsNeverChosen()
    {
        var network = new Translator(4);
        for (int seed = 0; seed < 20; seed++)
        {
            int[] drawn = [.. network.CreateSession([1, 2, 3]).GenerateTokens([1], new GenerationOptions { MaxTokens = 9, Temperature = 3, Seed = seed })];
            Assert.Equal(9, drawn.Length);
            Assert.DoesNotContain(0, drawn);
        }

        Session<int, double> session = network.CreateSession([5]);
        session.Append([1]);
        Assert.All(session.Search(new BeamSearchOptions { Beams = 6, EndToken = 4, MaxTokens = 8 }), found => Assert.DoesNotContain(0, found.Tokens));
    }

    [Fact]
    public void TokensOfANetworkCanBeEnumeratedAgainThoseOfASessionOnce()
    {
        Counter network = Trained();
        IEnumerable<int> tokens = network.GenerateTokens([1, 2], new GenerationOptions { MaxTokens = 30, Seed = 4 });
        Assert.Equal(tokens.ToArray(), tokens.ToArray());
        IEnumerable<int> once = network.CreateSession().GenerateTokens([1, 2]);
        Assert.True(once.Any());
        Assert.Contains("once", Assert.Throws<InvalidOperationException>(() => once.Any()).Message);

        // With other steps before the prompt the text ends where the session is full.
        Session<int, float> session = network.CreateSession();
        session.Append([1, 2, 3]);
        Assert.Equal(Enumerable.Range(4, 9).Select(i => 1 + (i % 8)), session.GenerateTokens([4], new GenerationOptions { Temperature = 0 }));
        Assert.Throws<InvalidOperationException>(() => session.GenerateTokens([1]));
    }

    [Fact]
    public void OneBeamIsGreedyAndWhatIsCutOffSaysSo()
    {
        Counter network = Trained();
        Session<int, float> session = network.CreateSession();
        session.Append([1]);
        BeamHypothesis found = session.Search(new BeamSearchOptions { Beams = 1, EndToken = 0, MaxTokens = 5 })[0];
        Assert.Equal([2, 3, 4, 5, 6], found.Tokens);
        Assert.False(found.IsFinished);
        Assert.Equal([2, 3, 4], session.Search(new BeamSearchOptions { EndToken = 4, MaxTokens = 9 })[0].Tokens);
        Assert.Contains("do not fit", Assert.Throws<InvalidOperationException>(() => session.Search(new BeamSearchOptions { MaxTokens = 13 })).Message);
    }

    private static long RowsOf(Dataset<float> data)
    {
        var network = new Counter();
        network.Fit(data, new FitOptions { Epochs = 1, BatchSize = 1 });
        return network.StepCount;
    }

    private static Counter Trained()
    {
        var network = new Counter(1);
        network.Fit(new TokenStream(Counted) { Stride = 1 }, new FitOptions { Epochs = 12, BatchSize = 32 });
        return network;
    }

    private static void AssertShares(double[] expected, float[] logits, GenerationOptions options)
    {
        const int Draws = 40_000;
        var sampler = new TokenSampler(options, logits.Length);
        int[] counts = new int[logits.Length];
        for (int i = 0; i < Draws; i++)
            counts[sampler.Next<float>(logits)]++;
        for (int i = 0; i < counts.Length; i++)
            Assert.InRange((double)counts[i] / Draws, expected[i] == 0 ? 0 : expected[i] - 0.012, expected[i] == 0 ? 0 : expected[i] + 0.012);
    }
}
