using System.Text.RegularExpressions;

namespace DeepInit.Tests.Text;

/// <summary>The pieces of a text are those of GPT-2's regular expression.</summary>
public sealed partial class Gpt2WordsTests
{
    [Theory]
    [InlineData("Hello world's end", "Hello| world|'s| end")]
    [InlineData("we'll see 12 of   34", "we|'ll| see| 12| of|  | 34")]
    [InlineData("a \n b", "a| \n| b")]
    [InlineData("a\n b  ", "a|\n| b|  ")]
    [InlineData(" 's 'S", " '|s| '|S")]
    [InlineData("x\u0301y", "x|\u0301|y")]
    [InlineData("𝒳𝒴 𝟘", "𝒳𝒴| 𝟘")]
    [InlineData("' '", "'| '")]
    [InlineData(" ", " ")]
    public void PiecesOfExamples(string text, string pieces) => Assert.Equal(pieces.Split('|'), Pieces(text));

    /// <summary>.NET's expressions read halves of surrogate pairs, so that texts without them are compared.</summary>
    [Fact]
    public void PiecesAreThoseOfTheExpression()
    {
        for (int seed = 0; seed < 3000; seed++)
        {
            string text = new([.. TextSamples.Random(seed, 1 + (seed % 40)).Where(c => !char.IsSurrogate(c))]);
            Assert.Equal(Expression().Matches(text).Select(m => m.Value), Pieces(text));
        }
    }

    [Fact]
    public void EveryCharacterOfThePlaneIsOfTheKindThatTheExpressionSays()
    {
        for (int c = 0; c <= char.MaxValue; c++)
        {
            string text = $"a{(char)c}a{(char)c}{(char)c} {(char)c}1";
            if (!char.IsSurrogate((char)c))
                Assert.Equal(Expression().Matches(text).Select(m => m.Value), Pieces(text));
        }
    }

    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = Gpt2Words.End(text, start);
            pieces.Add(text[start..end]);
        }

        return pieces;
    }

    [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Expression();
}
