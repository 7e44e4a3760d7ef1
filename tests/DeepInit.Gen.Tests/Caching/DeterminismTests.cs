using System.Globalization;
using DeepInit.Gen.Tests.Support;

namespace DeepInit.Gen.Tests.Caching;

/// <summary>The same source gives the same bytes, wherever and whenever.</summary>
public sealed class DeterminismTests
{
    // Literals with fractions, exponents and a sign; names with i, which tr-TR writes in capitals as İ.
    private const string Sensitive = """
        [Network]
        [Input("index", 1200)]
        [Dense(1300, Name = "inner", Init = Normal, Sigma = 1.5e-3, Mean = -0.25, Activation = LeakyReLU, NegativeSlope = 0.125)]
        [Dropout(0.5)]
        [Dense(3, Name = "iota")]
        [Loss(CrossEntropy, LabelSmoothing = 0.1, ClassWeights = new[] { 1.5, 2, 0.25 }, Weight = 0.75)]
        [AdamW(LearningRate = 1e-5, WeightDecay = 0.015, GlobalClipNorm = 1.5)]
        public partial class Net { }
        """;

    public static TheoryData<string> Cultures => ["tr-TR", "fi-FI", "de-DE", "ar-SA", "fa-IR"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void EveryCultureGivesTheSameBytes(string name)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo beforeUI = CultureInfo.CurrentUICulture;
        foreach (string source in Samples.Valid.Values.Append(Samples.Broken).Append(Sensitive))
        {
            IReadOnlyDictionary<string, string> expected = Harness.Generate(source);
            try
            {
                CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
                Assert.Equal(expected, Harness.Generate(source));
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
                CultureInfo.CurrentUICulture = beforeUI;
            }
        }
    }

    [Fact]
    public void CulturesDifferHereSoThatTheTestAboveMeansSomething()
    {
        Assert.Equal("0,5", 0.5.ToString(CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("İ", "i".ToUpper(CultureInfo.GetCultureInfo("tr-TR")));
        Assert.Equal("\u2212", CultureInfo.GetCultureInfo("fi-FI").NumberFormat.NegativeSign);
    }

    [Fact]
    public void TwoRunsGiveTheSameBytes() =>
        Assert.All(Samples.Valid.Values, source => Assert.Equal(Harness.Generate(source), Harness.Generate(source)));

    [Fact]
    public void WindowsLineEndingsGiveTheSameBytes() => Assert.All(Samples.Valid.Values, source =>
        Assert.Equal(Harness.Generate(source.ReplaceLineEndings("\n")), Harness.Generate(source.ReplaceLineEndings("\r\n"))));

    [Fact]
    public void LinesEndInLineFeedsWithoutTrailingSpace() => Assert.All(
        Samples.Valid.Values.Append(Samples.Broken).SelectMany(Harness.Generate),
        file =>
        {
            Assert.DoesNotContain('\r', file.Value);
            Assert.DoesNotContain('\t', file.Value);
            Assert.DoesNotContain(" \n", file.Value, StringComparison.Ordinal);
            Assert.EndsWith("}\n", file.Value, StringComparison.Ordinal);
        });

    [Fact]
    public void TheOrderOfSourceFilesDoesNotMatter()
    {
        string[] files = [.. Samples.Valid.Values.Select(source => Harness.Usings + source)];
        IReadOnlyDictionary<string, string> forward = Harness.Files(Harness.Driver().RunGenerators(Harness.Compile(new Setting(), files)));
        IReadOnlyDictionary<string, string> backward = Harness.Files(Harness.Driver().RunGenerators(Harness.Compile(new Setting(), [.. files.Reverse()])));
        Assert.Equal(forward.OrderBy(file => file.Key, StringComparer.Ordinal), backward.OrderBy(file => file.Key, StringComparer.Ordinal));
    }
}
