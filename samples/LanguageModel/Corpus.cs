using System.IO.Compression;

namespace LanguageModel;

/// <summary>The text that is learnt: Paradise Lost, or the files of a folder.</summary>
internal static class Corpus
{
    public static string Read(DirectoryInfo? folder)
    {
        if (folder is null)
        {
            using Stream stream = typeof(Corpus).Assembly.GetManifestResourceStream("paradise-lost.txt.gz")!;
            using var reader = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
            return reader.ReadToEnd();
        }

        FileInfo[] files = [.. folder.GetFiles("*.txt").OrderBy(file => file.Name, StringComparer.Ordinal)];
        return files.Length > 0
            ? string.Concat(files.Select(file => File.ReadAllText(file.FullName)))
            : throw new DataFileException($"{folder.FullName} has no .txt file; expected one text, or several.");
    }
}
