using System.Collections.Immutable;
using DeepInit.Gen.CodeFixes;
using DeepInit.Gen.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace DeepInit.Gen.Tests.RuleTests.Support;

/// <summary>Applies fixes as an editor does, and holds the result to what a fix promises: the rule is silent, and the program compiles.</summary>
internal static class FixTester
{
    private static readonly CodeFixProvider[] Providers =
    [
        .. typeof(AttributeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    // A project of its own for each source would read the references anew each time.
    private static readonly Project Empty = new AdhocWorkspace().AddProject(ProjectInfo.Create(
        ProjectId.CreateNewId(),
        VersionStamp.Default,
        "Tested",
        "Tested",
        LanguageNames.CSharp,
        parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
        compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
        metadataReferences: Harness.References));

    /// <summary>The rules that have a fix.</summary>
    public static IReadOnlySet<string> FixableRules { get; } = Providers.SelectMany(provider => provider.FixableDiagnosticIds).ToHashSet();

    /// <summary>The fix of the first diagnostic of a rule gives this source, in which the rule is silent and which compiles.</summary>
    public static void Fixes(string rule, string source, string expected)
    {
        string text = RuleTester.Whole(source);
        string mended = Apply(rule, text) ?? throw new InvalidOperationException($"No fix is offered for {rule}.");
        Assert.Equal(RuleTester.Whole(expected), mended);
        Assert.DoesNotContain(RuleTester.Analyze(mended), d => d.Id == rule);
        Compiles(mended);
    }

    /// <summary>Fix-all mends the same fault in several networks at once.</summary>
    public static void FixesAll(string rule, string source)
    {
        string text = Several(RuleTester.Whole(source), "Net");
        Assert.True(RuleTester.Analyze(text).Count(d => d.Id == rule) > 1);
        Document document = Open(text);
        ImmutableArray<Diagnostic> found = Of(rule, document);
        CodeAction first = Offers(document, found[0]).FirstOrDefault() ?? throw new InvalidOperationException($"No fix is offered for {rule}.");
        string mended = Text(AllChanged(first, document, rule, found));
        Assert.DoesNotContain(RuleTester.Analyze(mended), d => d.Id == rule);
        Compiles(mended);
    }

    /// <summary>The document after a fix was applied to all diagnostics of its rule.</summary>
    public static Document AllChanged(CodeAction action, Document document, string rule, ImmutableArray<Diagnostic> found)
    {
        CodeFixProvider provider = Provider(rule);
        var context = new FixAllContext(document, provider, FixAllScope.Document, action.EquivalenceKey, [rule], new KnownDiagnostics(found), default);
        return Changed(provider.GetFixAllProvider()!.GetFixAsync(context).GetAwaiter().GetResult() ?? throw new InvalidOperationException("Nothing to fix."), document);
    }

    /// <summary>The source after the fix of the first diagnostic of a rule, or null where none is offered.</summary>
    public static string? Apply(string rule, string source)
    {
        Document document = Open(source);
        Diagnostic diagnostic = Of(rule, document)[0];
        return Offers(document, diagnostic).FirstOrDefault() is { } action ? Result(action, document) : null;
    }

    // The networks several times, the blocks and rows that they share once.
    private static string Several(string source, string name)
    {
        int blocks = new[] { "[Block]", RowSources.Types }.Select(mark => source.IndexOf(mark, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        (string networks, string rest) = blocks < 0 ? (source, "") : (source[..blocks], source[blocks..]);
        return string.Join("\n", Enumerable.Range(0, 3).Select(i => networks.Replace("class " + name, "class " + name + i, StringComparison.Ordinal).Replace("public " + name + "(", $"public {name}{i}(", StringComparison.Ordinal))) + rest;
    }

    private static CodeFixProvider Provider(string rule) => Providers.Single(provider => provider.FixableDiagnosticIds.Contains(rule));

    /// <summary>A document of a project that has the runtime.</summary>
    public static Document Open(string source) => OpenFile(Harness.Usings + source);

    /// <summary>The same, of a whole file: it has the usings that it has.</summary>
    public static Document OpenFile(string text) => Empty.AddDocument("Source.cs", text);

    private static ImmutableArray<Diagnostic> Of(string rule, Document document) =>
        [.. RuleTester.Analyze(document.Project.GetCompilationAsync().GetAwaiter().GetResult()!).Where(d => d.Id == rule)];

    /// <summary>The fixes of a diagnostic, in the order in which they are offered.</summary>
    public static IReadOnlyList<CodeAction> Offers(Document document, Diagnostic diagnostic)
    {
        List<CodeAction> offered = [];
        Provider(diagnostic.Id).RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), default)).GetAwaiter().GetResult();
        return offered;
    }

    /// <summary>The document after an action.</summary>
    public static Document Changed(CodeAction action, Document document) =>
        action.GetOperationsAsync(default).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

    /// <summary>The source after an action.</summary>
    public static string Result(CodeAction action, Document document) => Text(Changed(action, document));

    private static string Text(Document document)
    {
        string text = document.GetTextAsync().GetAwaiter().GetResult().ToString();
        Assert.StartsWith(Harness.Usings, text, StringComparison.Ordinal);
        return text[Harness.Usings.Length..];
    }

    private static void Compiles(string source)
    {
        Compilation completed = Harness.Complete(new Setting(), Harness.Usings + source);
        Assert.DoesNotContain(completed.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
    }

    private sealed class KnownDiagnostics(ImmutableArray<Diagnostic> known) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(known);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(known);
    }
}
