using System.Collections.Immutable;
using System.Globalization;
using DeepInit.Gen.Tests.RuleTests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.RuleTests;

/// <summary>What every fix promises, for every wrong network that the tests know and every way to write it.</summary>
public class FixesTests
{
    public static TheoryData<string> Styles => [.. WritingStyles.All.Select(style => style.Name)];

    /// <summary>Of how many sources each style takes one, each style others: all take minutes (<see cref="FixesThoroughTests"/>).</summary>
    protected virtual int OneOf => 4;

    [Theory]
    [MemberData(nameof(Styles))]
    public void EveryFixCompilesSilencesItsRuleAndLeavesTheRest(string style)
    {
        Func<string, string> write = WritingStyles.All.Single(s => s.Name == style).Write;
        int first = WritingStyles.All.Count(s => string.CompareOrdinal(s.Name, style) < 0);
        string[] faults = [.. FixSources.All.Where((_, i) => (i + first) % OneOf == 0).AsParallel().AsOrdered().SelectMany(source => Faults(source.Name, write(source.Source)))];
        Assert.True(faults.Length == 0, $"{faults.Length} faults:\n{string.Join("\n", faults)}");
    }

    [Fact]
    public void TheSourcesAreManyAndEveryRuleWithAFixHasOne()
    {
        Assert.True(FixSources.All.Count > 400, FixSources.All.Count.ToString(CultureInfo.InvariantCulture));
        HashSet<string> reported = [.. FixSources.All.AsParallel().SelectMany(source => RuleTester.Analyze(source.Source)).Select(d => d.Id)];

        // What DIG028's fix calls is generated, and this suite compiles without the generator; DIG028Tests has it.
        Assert.Empty(FixTester.FixableRules.Except(reported).Except(["DIG028"]));
    }

    [Theory]
    [InlineData("DIG008", "[Input(4)] [Dense] [Dense(1)]", "[Input(4)] [Dense(1)] [Dense(1)]")]
    [InlineData("DIG008", "[Input(4)] [Dense(Activation = ReLU)] [Dense(1)]", "[Input(4)] [Dense(1, Activation = ReLU)] [Dense(1)]")]
    [InlineData("DIG008", "[Input(4)] [Dense(units: -3)] [Dense(1)]", "[Input(4)] [Dense(units: 3)] [Dense(1)]")]
    [InlineData("DIG008", "[Input(4)] [Dense(-2147483648)] [Dense(1)]", null)]
    [InlineData("DIG221", "[Input(4)] [Dense(1)] [PReLU] [Loss(BinaryCrossEntropy)] [AdamW]", null)]
    [InlineData(
        "DIG228",
        "[Input(4)] [Dense(3, Activation = ReLU)] [Activation(LogSoftmax)] [Loss(NegativeLogLikelihood)] [AdamW]",
        "[Input(4)] [Dense(3)] [Activation(LogSoftmax)] [Loss(NegativeLogLikelihood)] [AdamW]")]
    public void TheAnswerIsTheOneThatIsCertain(string rule, string network, string? mended)
    {
        string[] answers = Answers(rule, network);
        Assert.Equal(mended is null ? [] : [RuleTester.Whole(mended)], answers);
    }

    [Theory]
    [InlineData(
        "DIG225",
        "[Input(4)] [Dense(3, Activation = Softmax)] [Loss(BinaryCrossEntropy)] [AdamW]",
        "[Input(4)] [Dense(3, Activation = Softmax)] [Loss(CategoricalCrossEntropy)] [AdamW]",
        "[Input(4)] [Dense(3, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [AdamW]")]
    [InlineData(
        "DIG228",
        "[Input(4)] [Dense(8, Activation = ReLU)] [Activation(Tanh)] [Dense(1)]",
        "[Input(4)] [Dense(8, Activation = ReLU)] [Dense(1)]",
        "[Input(4)] [Dense(8)] [Activation(Tanh)] [Dense(1)]")]
    public void WhereTwoCouldBeMeantBothAreOffered(string rule, string network, string first, string second) =>
        Assert.Equal([RuleTester.Whole(first), RuleTester.Whole(second)], Answers(rule, network));

    private static string[] Answers(string rule, string network)
    {
        Document document = FixTester.Open(RuleTester.Whole(network));
        Diagnostic diagnostic = State.Of(document).Found.First(d => d.Id == rule);
        return [.. FixTester.Offers(document, diagnostic).Select(offer => FixTester.Result(offer, document))];
    }

    private static IEnumerable<string> Faults(string name, string text)
    {
        Document document = FixTester.OpenFile(text);
        State before = State.Of(document);
        foreach (Diagnostic diagnostic in before.Found.Where(d => FixTester.FixableRules.Contains(d.Id)))
        {
            IReadOnlyList<CodeAction> offers = FixTester.Offers(document, diagnostic);
            if (offers.Select(offer => offer.Title).Distinct().Count() < offers.Count || offers.Select(offer => offer.EquivalenceKey).Distinct().Count() < offers.Count)
            {
                yield return $"{name}, {diagnostic.Id}: two offers have one title or one key.";
            }

            foreach (CodeAction offer in offers)
            {
                Document mended = FixTester.Changed(offer, document);
                foreach (string fault in Compare(diagnostic.Id, before, State.Of(mended)))
                {
                    yield return $"{name}, {diagnostic.Id}, \"{offer.Title}\": {fault}\n{mended.GetTextAsync().GetAwaiter().GetResult()}\n";
                }
            }

            if (offers.Count > 0 && before.Found.First(d => d.Id == diagnostic.Id) == diagnostic)
            {
                foreach (CodeAction offer in offers)
                {
                    Document all = FixTester.AllChanged(offer, document, diagnostic.Id, [.. before.Found.Where(d => d.Id == diagnostic.Id)]);
                    foreach (string fault in Compare(diagnostic.Id, before, State.Of(all), before.Found.Count(d => d.Id == diagnostic.Id)))
                    {
                        yield return $"{name}, {diagnostic.Id}, \"{offer.Title}\" in the whole file: {fault}\n{all.GetTextAsync().GetAwaiter().GetResult()}\n";
                    }
                }
            }
        }
    }

    private static IEnumerable<string> Compare(string rule, State before, State after, int fixes = 1)
    {
        if (Added(before.CompilerErrors, after.CompilerErrors) is { Length: > 0 } errors)
        {
            yield return "the compiler says " + errors;
        }

        int found = before.Found.Count(d => d.Id == rule), left = after.Found.Count(d => d.Id == rule);
        if (fixes == 1 && left >= found)
        {
            yield return $"the rule reports {left} after {found}";
        }

        if (Added(before.OwnErrors, after.OwnErrors) is { Length: > 0 } own)
        {
            yield return "a new error, " + own;
        }

        if (before.Comments.Except(after.Comments).ToArray() is { Length: > 0 } comments)
        {
            yield return "lost are " + string.Join(", ", comments);
        }

        // A fix works on the attribute it is offered for, or on that and another one.
        int changed = before.Attributes.Count - before.Attributes.Intersect(after.Attributes).Count();
        if (changed > fixes)
        {
            yield return $"{changed} attributes are no longer what they were";
        }
    }

    private static string Added(IReadOnlyList<string> before, IReadOnlyList<string> after) => string.Join(
        ", ", after.GroupBy(id => id).Where(group => group.Count() > before.Count(id => id == group.Key)).Select(group => group.Key));

    private sealed record State(
        ImmutableArray<Diagnostic> Found, IReadOnlyList<string> OwnErrors, IReadOnlyList<string> CompilerErrors, IReadOnlyList<string> Comments, IReadOnlyList<string> Attributes)
    {
        public static State Of(Document document)
        {
            Compilation compilation = document.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
            ImmutableArray<Diagnostic> found = RuleTester.Analyze(compilation);
            SyntaxNode root = document.GetSyntaxRootAsync().GetAwaiter().GetResult()!;
            return new(
                found,
                [.. found.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)],
                [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id)],
                [.. root.DescendantTrivia(descendIntoTrivia: true).Select(trivia => trivia.ToString().Trim()).Where(text => text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("/*", StringComparison.Ordinal))],
                [.. root.DescendantNodes().OfType<AttributeSyntax>().GroupBy(attribute => attribute.ToString()).SelectMany(group => group.Select((attribute, i) => $"{i} {attribute}"))]);
        }
    }
}
