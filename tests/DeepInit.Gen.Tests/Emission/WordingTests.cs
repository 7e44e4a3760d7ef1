using System.Text.RegularExpressions;
using DeepInit.Gen.Emission;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Emission;

/// <summary>Generated code is read by someone who looks for a fault at night: it says nothing that means nothing.</summary>
public sealed class WordingTests
{
    private const int Networks = 150;

    [Theory]
    [InlineData(@"[^\n]*\b_ = \w+;[^\n]*", "a value that nothing needs")]
    [InlineData(@"[^\n]*\((?:float|double)\)\(-?[\d.E+-]+\)[^\n]*", "a number that is converted")]
    [InlineData(@"[^\n]*\* 1\b(?!\.|L)[^\n]*", "a product with 1")]
    [InlineData(@"[^\n]*[\w)] / 1\b(?!\.)[^\n]*", "a division by 1")]
    [InlineData(@"[^\n]*[\w)] \+ 0\b(?!\.)[^\n]*", "a sum with 0")]
    [InlineData(@"\n[ ]*\n[ ]*\}[^\n]*", "an empty line before a brace")]
    [InlineData(@"\{[ ]*\n[ ]*\n[^\n]*", "an empty line after a brace")]
    [InlineData(@"[^\n]*/// <summary>(\w+)</summary>\s*public \S+ \1;", "a summary that says the name again")]
    public void NothingIsSaidForNothing(string pattern, string what)
    {
        var found = new List<string>();
        for (int seed = 0; seed < Networks && found.Count < 20; seed++)
        {
            foreach (GeneratedFile file in NetworkEmitter.Emit(Harness.Plan(RandomNetworks.Create(seed)), default).Files)
            {
                // Comments and texts may say "/ 1"; code may not.
                string code = Regex.Replace(file.Text, "\"(?:[^\"\\\\\n]|\\\\.)*\"", "\"\"");
                code = pattern.Contains("///", StringComparison.Ordinal) ? code : Regex.Replace(code, "//[^\n]*", "//");
                found.AddRange(Regex.Matches(code, pattern, RegexOptions.IgnoreCase).Take(3).Select(match => $"{seed} {file.HintName}: {match.Value.Trim()}"));
            }
        }

        Assert.True(found.Count == 0, what + ":\n" + string.Join("\n", found));
    }
}
