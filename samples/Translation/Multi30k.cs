using System.IO.Compression;
using DeepInit;

namespace Translating;

/// <summary>Reads a folder in the layout of Multi30k: <c>train.de</c>, <c>train.en</c>, <c>val.de</c> and so on, a sentence a line, line n of one the translation of line n of the other; plain or with <c>.gz</c> behind.</summary>
internal static class Multi30k
{
    public static Corpus Read(DirectoryInfo folder) => new(Pairs(folder, "train"), Pairs(folder, "val"), Pairs(folder, "test_2016_flickr"));

    private static SentencePairs Pairs(DirectoryInfo folder, string part)
    {
        string[] german = Lines(folder, part + ".de"), english = Lines(folder, part + ".en");
        return german.Length == english.Length && german.Length > 0
            ? new(german, english)
            : throw new DataFileException($"{part}.de has {german.Length} lines and {part}.en {english.Length}; expected as many of both, at least one.");
    }

    private static string[] Lines(DirectoryInfo folder, string name)
    {
        string path = Path.Combine(folder.FullName, name);
        if (File.Exists(path))
            return File.ReadAllLines(path);
        if (!File.Exists(path + ".gz"))
            throw new DataFileException($"{folder.FullName} has neither {name} nor {name}.gz; expected the files of Multi30k: train, val and test_2016_flickr, each .de and .en.");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress));
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }
}
