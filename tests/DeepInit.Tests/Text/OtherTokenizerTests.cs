using System.Text;
using DeepInit.Tests.Files;
using Microsoft.ML.Tokenizers;

namespace DeepInit.Tests.Text;

/// <summary>Tokenizers of Microsoft.ML.Tokenizers: rows of their ids, and text of ids that come one by one.</summary>
public sealed class OtherTokenizerTests
{
    private const int Padding = 0, Begin = 2, End = 3;

    [Fact]
    public void TextsAreIdsBetweenTheirMarks()
    {
        BertTokenizer bert = Bert();
        int[][] ids = bert.EncodeAll(["hello world", "", "worlds"], bert.ClassificationTokenId, bert.SeparatorTokenId);
        Assert.Equal([[Begin, 4, 5, End], [Begin, End], [Begin, 5, 6, End]], ids);
        Assert.Equal([4, 5], bert.EncodeAll(["hello world"])[0]);
        Assert.Equal(bert.EncodeToIds("hello world", addSpecialTokens: true), ids[0]);
        Assert.StartsWith("Text 1 is null", Assert.Throws<ArgumentException>(() => bert.EncodeAll(["hello", null!])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsAreCutAndPadded()
    {
        BertTokenizer bert = Bert();
        Assert.Equal([4, 5, 0, 5, 6, 4], bert.EncodeRows(["hello world", "worlds hello world"], steps: 3, Padding));
        Assert.Equal([6, 4, 5], bert.EncodeRows(["worlds hello world"], steps: 3, Padding, truncation: Truncation.Start));
        Assert.Equal([Begin, 5, 6, End], bert.EncodeRows(["worlds hello world"], steps: 4, Padding, Begin, End));
        Assert.Equal([Begin, End], bert.EncodeRows(["worlds hello world"], steps: 2, Padding, Begin, End));
        Assert.StartsWith("Text 1 has 4 tokens; expected at most 3", Assert.Throws<ArgumentException>(() => bert.EncodeRows(["hello", "worlds hello world"], 3, Padding, truncation: Truncation.Refuse)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Text 0 has the id 4, which is the padding", Assert.Throws<ArgumentException>(() => bert.EncodeRows(["hello"], 3, padding: 4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => bert.EncodeRows(["hello"], 1, Padding, Begin, End));
        Assert.Throws<ArgumentOutOfRangeException>(() => bert.EncodeRows(["hello"], 0, Padding));
    }

    [Fact]
    public void PiecesAreTheTextOfAllIds()
    {
        using var folder = new TemporaryFolder();
        TokenizerFileTests.WriteGpt2(DeepInit.BpeTokenizer.Fit(TextSamples.Corpus, 380, new TokenizerFitOptions { MinCount = 1 }), folder);
        using FileStream vocabulary = File.OpenRead(folder.Path("vocab.json"));
        using FileStream merges = File.OpenRead(folder.Path("merges.txt"));
        CodeGenTokenizer bytes = CodeGenTokenizer.Create(vocabulary, merges, addPrefixSpace: false, addBeginOfSentence: false, addEndOfSentence: false);

        foreach (string text in new[] { "plain words", "naïve café", "a 😀 b 👩‍🚀", "日本語", "" })
        {
            int[] ids = bytes.EncodeAll([text])[0];
            OtherTokenDecoder decoder = bytes.CreateDecoder();
            string[] pieces = [.. ids.Select(decoder.Append)];
            Assert.DoesNotContain(pieces, piece => piece.Contains('\uFFFD') || (piece.Length > 0 && char.IsHighSurrogate(piece[^1])));
            Assert.Equal(text, string.Concat(pieces) + decoder.Flush());

            // The next text begins anew.
            Assert.Equal(text, string.Concat(ids.Select(decoder.Append)) + decoder.Flush());
        }

        OtherTokenDecoder cut = bytes.CreateDecoder();
        int[] emoji = bytes.EncodeAll(["😀"])[0];
        if (emoji.Length > 1)
        {
            Assert.Equal("", cut.Append(emoji[0]));
            Assert.Contains('\uFFFD', cut.Flush());
        }
    }

    private static BertTokenizer Bert()
    {
        using var vocabulary = new MemoryStream(Encoding.UTF8.GetBytes("[PAD]\n[UNK]\n[CLS]\n[SEP]\nhello\nworld\n##s\n[MASK]\n"));
        return BertTokenizer.Create(vocabulary);
    }
}
