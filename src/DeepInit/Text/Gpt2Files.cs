using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DeepInit;

/// <summary>GPT-2's <c>vocab.json</c> and <c>merges.txt</c>.</summary>
internal static class Gpt2Files
{
    private const string EndOfText = "<|endoftext|>";

    public static BpeTokenizer Read(string vocabularyPath, string mergesPath)
    {
        TokenList list = At(vocabularyPath ?? throw new ArgumentNullException(nameof(vocabularyPath)), ReadTokens);
        BpeMerges merges = At(mergesPath ?? throw new ArgumentNullException(nameof(mergesPath)), path => ReadMerges(path, list));
        string[] names = [EndOfText, "<pad>", "<unk>", "<s>", "</s>", "<mask>"];
        Dictionary<string, int> special = names.Where(n => list.Find(n) is not null).ToDictionary(n => n, n => list.Find(n)!.Value);
        SpecialTokens roles = SpecialTokens.Among(name => special.TryGetValue(name, out int id) ? id : null);
        return At(vocabularyPath, _ => new BpeTokenizer(list, roles, [.. special.Values], merges, addsPrefixSpace: false));
    }

    private static TokenList ReadTokens(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using JsonDocument document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 4 });
        return BpeVocabulary.Tokens(new JsonPlace(document.RootElement, ""), []);
    }

    private static BpeMerges ReadMerges(string path, TokenList list)
    {
        var merges = new BpeMerges();
        int number = 0;
        foreach (string line in File.ReadLines(path, Encoding.UTF8))
        {
            number++;

            // The first line says the version; '#' begins tokens, too.
            if (line.Length == 0 || (number == 1 && line.StartsWith("#version", StringComparison.Ordinal)))
                continue;
            int blank = line.IndexOf(' ');
            if (blank < 1 || blank != line.LastIndexOf(' ') || blank == line.Length - 1)
                throw Fault("two tokens with a blank between", $"'{Excerpt.Of(line)}'");
            BpeVocabulary.Add(merges, list, line.Substring(0, blank), line.Substring(blank + 1), Fault);
        }

        return merges;

        DataFileException Fault(string expected, string came) => new($"Line {number.ToString(CultureInfo.InvariantCulture)}: expected {expected}; came {came}.");
    }

    private static T At<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception e) when (e is DataFileException or JsonException or ArgumentException)
        {
            throw new DataFileException($"Cannot read '{path}'. {Excerpt.Of(e.Message, 500)}", e);
        }
    }
}
