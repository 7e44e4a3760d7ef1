namespace DeepInit.Tests.Text;

/// <summary>BLEU of a corpus, by hand, and the words of mteval-v13a.</summary>
public sealed class BleuTests
{
    [Fact]
    public void SharesAreThoseCountedByHand()
    {
        BleuScore score = BleuScore.Of(["the cat sat on the mat"], ["the cat is on the mat"]);
        double[] expected = [500.0 / 6, 60, 25, 100.0 / 6];
        Assert.Equal(expected.Length, score.Precisions.Count);
        for (int n = 0; n < expected.Length; n++)
            Assert.Equal(expected[n], score.Precisions[n], 1e-9);
        Assert.Equal(37.99, score.Score, 0.005);
        Assert.Equal(1, score.BrevityPenalty);
        Assert.Equal("BLEU = 37.99 83.3/60.0/25.0/16.7 (BP = 1.000 ratio = 1.000 hyp_len = 6 ref_len = 6) nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp", score.ToString());
    }

    [Fact]
    public void CountsAreOfTheCorpusAndClipped()
    {
        // "the" counts twice at most; 2 + 4 of 7 + 4 words are right.
        BleuScore score = BleuScore.Of(["the the the the the the the", "a b c d"], ["the cat is on the mat .", "a b c d"], BleuTokens.Blanks);
        Assert.Equal(600.0 / 11, score.Precisions[0], 1e-9);
        Assert.Equal(300.0 / 9, score.Precisions[1], 1e-9);
        Assert.Equal(200.0 / 7, score.Precisions[2], 1e-9);
        Assert.Equal(100.0 / 5, score.Precisions[3], 1e-9);
        Assert.Equal(1, score.BrevityPenalty);
        Assert.Contains("tok:none", score.Signature);
    }

    [Fact]
    public void ShortTranslationsArePunished()
    {
        BleuScore score = BleuScore.Of(["a b c d e"], ["a b c d e f g h"]);
        Assert.Equal(Math.Exp(1 - (8.0 / 5)), score.BrevityPenalty, 1e-12);
        Assert.Equal(100 * Math.Exp(1 - (8.0 / 5)), score.Score, 1e-9);
        Assert.Equal(100, BleuScore.Of(["a b c d e f"], ["a b c d e f"]).Score, 1e-9);
        Assert.Equal(0, BleuScore.Of(["a b c"], ["a b c"]).Score);
        Assert.Equal(0, BleuScore.Of([""], ["a b c"]).Score);
    }

    [Theory]
    [InlineData("Hello, world.", "Hello , world .")]
    [InlineData("It costs 1,000.50 (or so).", "It costs 1,000.50 ( or so ) .")]
    [InlineData("He said \"no\" & left!", "He said \" no \" & left !")]
    [InlineData("x &amp; y &lt;b&gt;", "x & y < b >")]
    [InlineData("in 1990-91, it's a well-known fact", "in 1990 - 91 , it's a well-known fact")]
    public void WordsAreThoseOfMteval(string text, string parted)
    {
        BleuScore score = BleuScore.Of([text], [parted + " and four words more"], BleuTokens.Mteval13a);
        Assert.Equal(100, score.Precisions[0], 1e-9);
        Assert.Equal(parted.Split(' ').Length, score.Words);
    }

    [Fact]
    public void CapitalsCountUnlessTheyAreLowered()
    {
        Assert.Equal(75, BleuScore.Of(["A b c d"], ["a b c d"]).Precisions[0], 1e-9);
        Assert.Equal(100, BleuScore.Of(["A b c d"], ["a b c d"], lowercase: true).Score, 1e-9);
        Assert.Contains("expected one of each", Assert.Throws<ArgumentException>(() => BleuScore.Of(["a"], [])).Message);
    }

    [Fact]
    public void AMetricOfTranslationsIsTheScoreOfAll()
    {
        string[] hypotheses = ["the cat sat on the mat", "A man, in a hat.", "no"], references = ["the cat is on the mat", "a man in a red hat.", "yes"];
        foreach (BleuTokens tokens in Enum.GetValues<BleuTokens>())
        {
            var metric = new BleuMetric { Tokens = tokens };
            Assert.Equal(double.NaN, metric.Value);
            Assert.Throws<InvalidOperationException>(() => metric.Score);
            for (int i = 0; i < hypotheses.Length; i++)
                metric.Add(hypotheses[i], references[i]);
            BleuScore expected = BleuScore.Of(hypotheses, references, tokens);
            Assert.Equal(expected.Score, metric.Value);
            Assert.Equal(expected.ToString(), metric.ToString());
            Assert.Equal(expected.Signature, metric.Signature);
            metric.Restart();
            Assert.Equal(0, metric.Count);
        }
    }

    [Fact]
    public void WordsAreThoseOfAWordTokenizer()
    {
        // mteval-v13a leaves t-shirt's whole.
        BleuScore words = BleuScore.Of(["The t - shirt ' s red ."], ["the t-shirt's red."], BleuTokens.Words);
        Assert.Equal(100, words.Score, 1e-9);
        Assert.Equal(8, words.ReferenceWords);
        Assert.Contains("case:lc|eff:no|tok:words", words.Signature);
        Assert.NotEqual(100, BleuScore.Of(["The t - shirt ' s red ."], ["the t-shirt's red."], lowercase: true).Score, 1e-9);
    }
}
