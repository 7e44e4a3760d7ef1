using DeepInit.Tests.Files;
using Microsoft.ML.Tokenizers;

namespace DeepInit.Tests.Text;

/// <summary>GPT-2's files mean the same to Microsoft.ML.Tokenizers, which cuts texts by the regular expression itself.</summary>
public sealed class OtherReadingTests
{
    [Fact]
    public void IdsAreThoseOfAnotherLibrary()
    {
        using var folder = new TemporaryFolder();
        TokenizerFileTests.WriteGpt2(DeepInit.BpeTokenizer.Fit(TextSamples.Corpus, 380, new TokenizerFitOptions { MinCount = 1 }), folder);
        DeepInit.BpeTokenizer ours = DeepInit.BpeTokenizer.LoadGpt2(folder.Path("vocab.json"), folder.Path("merges.txt"));
        using FileStream vocabulary = File.OpenRead(folder.Path("vocab.json"));
        using FileStream merges = File.OpenRead(folder.Path("merges.txt"));
        CodeGenTokenizer theirs = CodeGenTokenizer.Create(vocabulary, merges, addPrefixSpace: false, addBeginOfSentence: false, addEndOfSentence: false);

        int compared = 0;
        foreach (string text in TextSamples.Corpus.Concat(Enumerable.Range(0, 2000).Select(seed => TextSamples.Random(seed, 1 + (seed % 30)))))
        {
            // There the text of a special token is that token, and runs of blanks and tabs have tokens of CodeGen's; and letters of other planes are read as two halves, which are no letters.
            bool isReadAlike = !text.Contains("<|endoftext|>", StringComparison.Ordinal) && !text.Contains("  ", StringComparison.Ordinal) && !text.Contains('\t') && !text.Any(char.IsSurrogate);
            if (!isReadAlike)
                continue;
            Assert.Equal(theirs.EncodeToIds(text), ours.Encode(text));
            compared++;
        }

        Assert.True(compared > 200, $"{compared} texts");
    }
}
