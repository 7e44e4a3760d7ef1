using System.Text;
using DeepInit;

namespace TextClassification;

/// <summary>Reads three public data sets as they are published. Lines end at line feeds, and quotes are text.</summary>
internal static class TextFiles
{
    /// <summary>UCI's SMS Spam Collection (CC BY 4.0): a label, a tab and a message a line. Every fifth message is for the test.</summary>
    public static (LabelledTexts Train, LabelledTexts Test) Messages(string path)
    {
        LabelledTexts all = Read(path, Encoding.UTF8, '\t', ["ham", "spam"], label => label);
        return (all.Where(i => i % 5 != 4), all.Where(i => i % 5 == 4));
    }

    /// <summary>TREC's questions (Li and Roth 2002), a class with a finer one and a question a line, in ISO 8859-1. Only what is learnt from needs the finer ones.</summary>
    public static (LabelledTexts Train, LabelledTexts Test) Questions(string trainPath, string testPath)
    {
        string[] names = ["ABBR", "DESC", "ENTY", "HUM", "LOC", "NUM"];
        LabelledTexts Part(string path, Func<string, string> className) => Read(path, Encoding.Latin1, ' ', names, className);
        var fine = new List<string>();
        LabelledTexts train = Part(trainPath, label =>
        {
            fine.Add(label);
            return label.Split(':')[0];
        });
        string[] fineNames = [.. fine.Distinct().Order(StringComparer.Ordinal)];
        return (train with { Fine = [.. fine.Select(label => Array.IndexOf(fineNames, label))] }, Part(testPath, label => label.Split(':')[0]));
    }

    /// <summary>Whole sentences of the Stanford Sentiment Treebank (Socher et al. 2013): 0 or 1 and a sentence a line.</summary>
    public static (LabelledTexts Train, LabelledTexts Test) Sentences(string trainPath, string testPath)
    {
        LabelledTexts Part(string path) => Read(path, Encoding.UTF8, ' ', ["0", "1"], label => label) with { Names = ["negative", "positive"] };
        return (Part(trainPath), Part(testPath));
    }

    private static LabelledTexts Read(string path, Encoding encoding, char separator, string[] names, Func<string, string> className)
    {
        var texts = new List<string>();
        var labels = new List<int>();
        string[] lines = File.ReadAllText(path, encoding).Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].TrimEnd('\r');
            if (line.Length == 0)
                continue;
            int end = line.IndexOf(separator);
            int label = end < 0 ? -1 : Array.IndexOf(names, className(line[..end]));
            if (label < 0)
                throw new DataFileException($"'{path}', line {i + 1}: expected {string.Join(", ", names)}, {(separator == '\t' ? "a tab" : "a blank")} and a text; came '{line[..Math.Min(line.Length, 40)]}'.");
            texts.Add(line[(end + 1)..]);
            labels.Add(label);
        }

        return texts.Count > 0 ? new(texts, [.. labels], names) : throw new DataFileException($"'{path}' has no lines; expected a text each.");
    }
}
