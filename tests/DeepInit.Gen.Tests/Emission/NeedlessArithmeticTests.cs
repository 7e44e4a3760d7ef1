using System.Text.RegularExpressions;
using DeepInit.Gen.Tests.Support;
using DeepInit.Tests.Shared.Layers;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>Generated text is read by people: no sum with 0 and no product with 0 or 1 of whole numbers stands in it.</summary>
public sealed class NeedlessArithmeticTests
{
    private const string Needless = @"[+-] 0(?![\w.])|(?<![\w.])[01] \*|\* [01](?![\w.])|/ 1(?![\w.])";

    [Fact]
    public void NothingIsAddedToZeroOrMultipliedByOne()
    {
        string[] networks =
        [
            .. LayerNetwork.All(isDouble: false).Select(network => $"{network.Attributes}\npartial class {network.Name} {{ }}"),
            Samples.TumourClassifier,
            Samples.Recommender,
        ];
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string file, string text) in Harness.Generate(string.Join("\n", networks)))
        {
            foreach (string line in text.Split('\n').Where(line => Regex.IsMatch(Code(line), Needless)))
                found.TryAdd(Regex.Replace(line.Trim(), @"\d+", "#"), $"{file}: {line.Trim()}");
        }

        Assert.True(found.Count == 0, string.Join("\n", found.Values.Take(60)));
    }

    // Without comments and texts.
    private static string Code(string line) => Regex.Replace(Regex.Replace(line, "\"(\\\\.|[^\"\\\\])*\"", "\"\""), "//.*", "");
}
