using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace DeepInit.Gen.Tests.RuleTests.Support;

/// <summary>
/// Sources with marks in, diagnostics out. <c>{|DIG220:Activation = Softmax|}</c> marks what a rule must point at. A source without a class is the
/// attributes of one called Net.
/// </summary>
internal static class RuleTester
{
    /// <summary>The rule reports exactly at its marks, and nothing else is reported that is more than advice.</summary>
    public static void Reports(string rule, string markup)
    {
        (string source, ImmutableArray<(string Rule, TextSpan Span)> marks) = Read(markup);
        Assert.NotEmpty(marks);
        string expected = Describe(source, marks);
        string actual = Describe(source, Relevant(rule, source).Select(d => (d.Id, d.Location.SourceSpan)));
        Assert.Equal(expected, actual);
    }

    /// <summary>The rule says nothing, and nothing is reported that is more than advice.</summary>
    public static void Silent(string rule, string source)
    {
        source = Whole(source);
        Assert.Equal("", Describe(source, Relevant(rule, source).Select(d => (d.Id, d.Location.SourceSpan))));
    }

    /// <summary>The only diagnostic of a rule in a source.</summary>
    public static Diagnostic Single(string rule, string source) => Assert.Single(Analyze(Whole(source)), d => d.Id == rule);

    /// <summary>All that the analyzer reports, in the order of the source.</summary>
    public static ImmutableArray<Diagnostic> Analyze(string source, LanguageVersion language = LanguageVersion.Latest) =>
        Analyze(Harness.Compile(Harness.Usings + source, language));

    /// <summary>All that the analyzer reports; its own failure is a failure of the test.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, _, _) => throw new InvalidOperationException("The analyzer threw.", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> found = compilation.WithAnalyzers([new NetworkAnalyzer()], options).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        Assert.DoesNotContain(found, d => d.Id.StartsWith("AD", StringComparison.Ordinal));
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>The source with marks removed, and the marks, in the coordinates of the source without the usings.</summary>
    public static (string Source, ImmutableArray<(string Rule, TextSpan Span)> Marks) Read(string markup)
    {
        markup = Whole(markup);
        var source = new StringBuilder();
        var open = new Stack<(string Rule, int Start)>();
        ImmutableArray<(string, TextSpan)>.Builder marks = ImmutableArray.CreateBuilder<(string, TextSpan)>();
        for (int i = 0; i < markup.Length; i++)
        {
            if (string.CompareOrdinal(markup, i, "{|", 0, 2) == 0)
            {
                int colon = markup.IndexOf(':', i);
                open.Push((markup[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (string.CompareOrdinal(markup, i, "|}", 0, 2) == 0)
            {
                (string rule, int start) = open.Pop();
                marks.Add((rule, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
            {
                source.Append(markup[i]);
            }
        }

        return (source.ToString(), [.. marks.OrderBy(mark => mark.Item2.Start).ThenBy(mark => mark.Item1, StringComparer.Ordinal)]);
    }

    /// <summary>A whole file: attributes alone become a class.</summary>
    public static string Whole(string source) => source.Contains("class ", StringComparison.Ordinal)
        ? source
        : $"[Network]\n{source.Trim()}\npublic sealed partial class Net;\n";

    private static IEnumerable<Diagnostic> Relevant(string rule, string source) => Analyze(source)
        .Where(d => d.Id == rule || d.Severity >= DiagnosticSeverity.Warning)
        .Select(Shift);

    // Locations are in the file with the usings.
    private static Diagnostic Shift(Diagnostic diagnostic) => Diagnostic.Create(
        diagnostic.Descriptor,
        Location.Create("Shifted", new TextSpan(diagnostic.Location.SourceSpan.Start - Harness.Usings.Length, diagnostic.Location.SourceSpan.Length), default));

    private static string Describe(string source, IEnumerable<(string Rule, TextSpan Span)> marks) =>
        string.Join("\n", marks.Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Rule} at {mark.Span.Start}: {source.AsSpan(mark.Span.Start, mark.Span.Length)}")));
}
