using System.Numerics;

namespace DeepInit.Networks.Tests.Sessions;

/// <summary>Sequence to sequence: pairs are shifted as the network needs them, and translations are those that follow from <c>Predict</c> of whole prefixes.</summary>
public sealed class TranslationTests
{
    // Sources of ids 4 to 8, and the same backward.
    private static readonly int[][] Sources = [.. Enumerable.Range(0, 600).Select(i => Enumerable.Range(0, 1 + (i % 4)).Select(k => 4 + ((((i * 7) + (k * k * i)) / 3 % 25) + k) % 5).ToArray())];
    private static readonly int[][] Targets = [.. Sources.Select(source => source.Reverse().ToArray())];

    [Fact]
    public void PairsAreRowsWhoseTargetsStandOneTokenLater()
    {
        var pairs = new SequencePairs([[4, 5, 6], [7]], [[6, 5, 4], []]);
        var made = new RecurrentTranslator(3);
        var byHand = new RecurrentTranslator(3);
        int[] de = [4, 5, 6, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0], en = [2, 6, 5, 4, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0], next = [6, 5, 4, 3, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(byHand.TrainBatch(de, en, next), made.TrainBatch(pairs));
        Assert.Equal(byHand.Predict(de, en), made.Predict(de, en));

        // Marks of its own, lengths, and the inputs in another order.
        var other = new TransformerTranslator(3);
        var otherByHand = new TransformerTranslator(3);
        int[] write = [9, 6, 5, 4, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0], said = [6, 5, 4, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0];
        Assert.Equal(otherByHand.TrainBatch(write, [4, 1], de, said), other.TrainBatch(pairs));
    }

    [Fact]
    public void PerplexityAndAccuracyAreThoseOfRealTokensAlone()
    {
        var network = new TransformerTranslator(5);
        var pairs = new SequencePairs(Sources[..37], Targets[..37]);
        double sum = 0;
        int tokens = 0, right = 0;
        for (int i = 0; i < 37; i++)
        {
            int[] said = [.. Targets[i], 10];
            float[] logits = network.Predict(Padded([9, .. Targets[i]], 8), [said.Length], Padded(Sources[i], 7));
            for (int step = 0; step < said.Length; step++)
            {
                double[] row = [.. logits[(step * 11)..((step + 1) * 11)].Select(logit => (double)logit)];
                sum += Math.Log(row.Sum(Math.Exp)) - row[said[step]];
                tokens++;
                right += Array.IndexOf(row, row.Max()) == said[step] ? 1 : 0;
            }
        }

        var perplexity = new PerplexityMetric();
        var accuracy = new TokenAccuracyMetric();
        Evaluation evaluation = network.Evaluate(pairs, [perplexity, accuracy], batchSize: 5);
        Assert.Equal(Math.Exp(sum / tokens), perplexity.Value, 1e-5);
        Assert.Equal(Math.Exp(sum / tokens), network.Perplexity(pairs), 1e-5);
        Assert.Equal((double)right / tokens, accuracy.Value);
        Assert.Equal((double)right / tokens, evaluation.Accuracy);
    }

    [Fact]
    public void ARecurrentNetworkLearnsToTurnSequencesAround() => AssertLearns(new RecurrentTranslator(1), 3);

    [Fact]
    public void ATransformerLearnsToTurnSequencesAround() => AssertLearns(new TransformerTranslator(1), 10);

    [Fact]
    public void TokensAreThoseOfWholePrefixes()
    {
        RecurrentTranslator network = Trained(new(2), epochs: 2);
        foreach (int[] source in Sources[..30])
        {
            var prefix = new List<int> { 2 };
            while (prefix.Count <= 8)
            {
                double[] logits = network.Predict(Padded(source, 7), Padded([.. prefix], 8));
                double[] last = logits[((prefix.Count - 1) * 11)..(prefix.Count * 11)];
                last[0] = double.NegativeInfinity;
                int token = Array.IndexOf(last, last.Max());
                if (token == 3)
                    break;
                prefix.Add(token);
            }

            Assert.Equal(prefix.Skip(1), network.TranslateTokens(source));
            Assert.Equal(prefix.Skip(1), network.TranslateTokens(source, new BeamSearchOptions { Beams = 1, EndToken = 7, MaxTokens = 8 }));
        }
    }

    [Fact]
    public void TheBestComeFirstAndSuppressedTokensNever()
    {
        RecurrentTranslator network = Trained(new(2), epochs: 2);
        var options = new BeamSearchOptions { Beams = 5, LengthPenalty = 0.6 };
        IReadOnlyList<BeamHypothesis> best = network.TranslateTokensBest([4, 5, 6], options);
        Assert.Equal(best.OrderByDescending(found => found.Score), best);
        Assert.All(best, found => Assert.Equal(found.LogProbability / Math.Pow(found.Tokens.Count, 0.6), found.Score, 1e-12));
        Assert.Equal(best[0].Tokens.Where(token => token != 3), network.TranslateTokens([4, 5, 6], options));
        Assert.All(network.TranslateTokensBest([4, 5, 6], options with { SuppressTokens = [5] }), found => Assert.DoesNotContain(5, found.Tokens));
        Assert.Contains("SuppressTokens", Assert.Throws<ArgumentOutOfRangeException>(() => network.TranslateTokens([4], options with { SuppressTokens = [11] })).Message);
        Assert.Contains("one must be left", Assert.Throws<ArgumentException>(() => network.TranslateTokens([4], options with { SuppressTokens = [.. Enumerable.Range(0, 11)] })).Message);
    }

    [Fact]
    public async Task TheFileAloneTranslatesTexts()
    {
        CharacterTokenizer german = CharacterTokenizer.Fit(["äbcde"]), english = CharacterTokenizer.Fit(["vwxyz"]);
        var network = new RecurrentTranslator(1);
        network.Parameters.Tokenizers["de"] = german;
        network.Parameters.Tokenizers["en"] = english;
        string[] from = ["äb", "bcd", "de", "ecä", "d", "cb"], to = [.. from.Select(text => string.Concat(text.Reverse().Select(c => "vwxyz"["äbcde".IndexOf(c)])))];
        network.Fit(SequencePairs.OfTexts(from, german, to, english), new FitOptions { Epochs = 150, BatchSize = 6, Seed = 1 });

        using var file = new MemoryStream();
        network.Save(file);
        var loaded = new RecurrentTranslator();
        loaded.Load(new MemoryStream(file.ToArray()));
        for (int i = 0; i < from.Length; i++)
        {
            Assert.Equal(to[i], loaded.Translate(from[i]));
            Assert.Equal(to[i], loaded.Translate(from[i], new BeamSearchOptions { Beams = 3 }));
            Translation best = loaded.TranslateBest(from[i], new BeamSearchOptions { Beams = 3 })[0];
            Assert.Equal(to[i], best.Text);
            Assert.True(best.IsFinished);
            Assert.Equal(english.Encode(to[i]).Append(3), best.Tokens);
            var pieces = new List<string>();
            await foreach (string piece in loaded.TranslateAsync(from[i]))
                pieces.Add(piece);
            Assert.Equal(to[i].Select(c => c.ToString()), pieces);
        }

        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        Assert.Throws<OperationCanceledException>(() => loaded.Translate("äb", null, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (string piece in loaded.TranslateAsync("äb", cancelled.Token))
                Assert.Fail(piece);
        });
    }

    [Fact]
    public void TextsNeverHaveWhatTheTokenizerHasNoTextFor()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            var network = new RecurrentTranslator(seed);
            network.Parameters.Tokenizers["de"] = CharacterTokenizer.Fit(["abcde"]);
            network.Parameters.Tokenizers["en"] = CharacterTokenizer.Fit(["xyxy"]);
            Assert.All(network.Translate("abc"), c => Assert.Contains(c, "xy"));
            Assert.All(network.TranslateBest("abc", new BeamSearchOptions()), found => Assert.All(found.Tokens, token => Assert.True(token is 3 or 4 or 5)));
        }
    }

    [Fact]
    public void WhatDoesNotFitIsSaid()
    {
        var network = new RecurrentTranslator();
        Assert.Contains("no tokenizer of 'de'", Assert.Throws<InvalidOperationException>(() => network.Translate("a")).Message);
        Assert.Contains("8 tokens; expected at most 7", Assert.Throws<ArgumentException>(() => network.TranslateTokens([4, 4, 4, 4, 4, 4, 4, 4])).Message);
        Assert.Contains("id 12", Assert.Throws<ArgumentException>(() => network.TranslateTokens([12])).Message);
        Fails("1 sources and 2 targets", () => new SequencePairs([[4]], [[4], [5]]));
        Fails("target of pair 1 is null", () => new SequencePairs([[4], [5]], [[4], null!]));
        Fails("source of pair 1 has 12 as token 0", () => network.TrainBatch(new SequencePairs([[4], [12]], [[4], [5]])));
        Fails("target of pair 0 has 0 as token 1, the padding of 'en'", () => network.TrainBatch(new SequencePairs([[4]], [[4, 0]])));
        var long8 = new SequencePairs([[4], [5]], [[4, 4, 4, 4, 4, 4, 4, 4], [5]]);
        Fails("target of pair 0 has 8 tokens; expected at most 7, for 'en' has 8 steps, one of them for a mark. SkipsLong leaves such pairs out.", () => network.TrainBatch(long8));
        Assert.Equal(new RecurrentTranslator().TrainBatch(new SequencePairs([[5]], [[5]])), network.TrainBatch(new SequencePairs([[4], [5]], [[4, 4, 4, 4, 4, 4, 4, 4], [5]]) { SkipsLong = true }));
        Fails("All 1 pairs are longer", () => network.TrainBatch(new SequencePairs([[4]], [[4, 4, 4, 4, 4, 4, 4, 4]]) { SkipsLong = true }));
        Fails("Translator has no [SequenceToSequence]", () => new Translator().TrainBatch(new SequencePairs([[4]], [[4]])));

        static void Fails(string message, Action act) => Assert.Contains(message, Assert.Throws<ArgumentException>(act).Message);
    }

    private static void AssertLearns<T>(ITrainableNetwork<T> network, int epochs)
        where T : unmanaged, INumber<T>
    {
        Train(network, epochs);
        Assert.InRange(network.Perplexity(new SequencePairs(Sources, Targets)), 1, 1.3);
        var translator = (ISequenceToSequence<T>)network;
        Assert.InRange(Sources.Where((source, i) => translator.TranslateTokens(source).SequenceEqual(Targets[i])).Count(), 550, 600);
        Assert.InRange(Sources.Where((source, i) => translator.TranslateTokens(source, new BeamSearchOptions()).SequenceEqual(Targets[i])).Count(), 550, 600);
    }

    private static RecurrentTranslator Trained(RecurrentTranslator network, int epochs)
    {
        Train(network, epochs);
        return network;
    }

    private static void Train<T>(ITrainableNetwork<T> network, int epochs)
        where T : unmanaged =>
        network.Fit(new SequencePairs(Sources, Targets), new FitOptions { Epochs = epochs, BatchSize = 20, Seed = 1 });

    private static int[] Padded(int[] ids, int steps) => [.. ids, .. new int[steps - ids.Length]];
}
