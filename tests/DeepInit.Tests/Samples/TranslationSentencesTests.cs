using System.IO.Compression;
using System.Text;
using DeepInit.Tests.Files;
using Translating;

namespace DeepInit.Tests.Samples;

/// <summary>The sentences that the sample of translation learns.</summary>
public sealed class TranslationSentencesTests
{
    [Fact]
    public void MadeSentencesAreDifferentOnesAndTheSameOfASeed()
    {
        Corpus corpus = MadeSentences.Make(500, 60, 40, seed: 3);
        string[] all = [.. corpus.Train.German, .. corpus.Validation.German, .. corpus.Test.German];
        Assert.Equal(600, all.Distinct().Count());
        Assert.Equal(40, corpus.Test.English.Length);
        Assert.Equal(corpus.Test.English, MadeSentences.Make(500, 60, 40, seed: 3).Test.English);
        Assert.NotEqual(corpus.Test.English, MadeSentences.Make(500, 60, 40, seed: 4).Test.English);
    }

    [Fact]
    public void ArticlesAdjectivesAndTheOrderOfWordsFollowTheGrammar()
    {
        Corpus corpus = MadeSentences.Make(8000, 1, 1, seed: 1);
        Dictionary<string, string> pairs = corpus.Train.German.Zip(corpus.Train.English).ToDictionary(pair => pair.First, pair => pair.Second);

        // Only masculine nouns have endings of their own as objects.
        Assert.All(pairs.Keys.Where(sentence => sentence[0] is 'D' or 'E'), sentence => Assert.DoesNotMatch("(sieht|sucht|findet|malt|mag|kennt|holt|kauft) (der|ein \\w+er) ", sentence));
        Assert.All(pairs.Keys.Where(sentence => sentence.Contains(" den ")), sentence => Assert.Matches(" den (\\w+en )?(Mann|Hund|Vogel|Jungen|Ball|Baum|Brief|Tisch)", sentence));
        Assert.All(pairs.Where(pair => pair.Key.StartsWith("Heute ", StringComparison.Ordinal)), pair =>
        {
            Assert.Matches("^Heute (sieht|sucht|findet|malt|mag|kennt|holt|kauft) ", pair.Key);
            Assert.StartsWith("Today ", pair.Value, StringComparison.Ordinal);
        });
        Assert.All(pairs, pair => Assert.Equal(pair.Key.Contains(" kein"), pair.Value.Contains(" does not ")));
        Assert.All(pairs.Values, sentence => Assert.DoesNotMatch("\\ba [aeiou]|\\ban [^aeiou]", sentence));
    }

    [Fact]
    public void FilesOfMulti30kArePlainOrCompressed()
    {
        using var folder = new TemporaryFolder();
        foreach (string part in new[] { "train", "val", "test_2016_flickr" })
        {
            File.WriteAllText(folder.Path(part + ".de"), $"ein Hund\n{part} läuft\n");
            using var compressed = new GZipStream(File.Create(folder.Path(part + ".en.gz")), CompressionLevel.Fastest);
            compressed.Write(Encoding.UTF8.GetBytes($"a dog\n{part} runs\n"));
        }

        Corpus corpus = Multi30k.Read(new DirectoryInfo(folder.Path("")));
        Assert.Equal(["ein Hund", "val läuft"], corpus.Validation.German);
        Assert.Equal(["a dog", "test_2016_flickr runs"], corpus.Test.English);
        File.WriteAllText(folder.Path("val.de"), "ein Hund\n");
        Assert.Contains("val.de has 1 lines and val.en 2", Assert.Throws<DataFileException>(() => Multi30k.Read(new DirectoryInfo(folder.Path("")))).Message);
        File.Delete(folder.Path("val.de"));
        Assert.Contains("neither val.de nor val.de.gz", Assert.Throws<DataFileException>(() => Multi30k.Read(new DirectoryInfo(folder.Path("")))).Message);
    }
}
