using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DeepInit.Networks.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace DeepInit.Networks.Tests.Readme;

/// <summary>What README.md and the users' pages show is true: C# compiles with the packages and nothing else (but for ASP.NET Core), the rest stands in projects that are built.</summary>
public sealed partial class PageTests
{
    private static readonly string[] Languages = ["csharp", "csharp generated", "cs", "fsharp", "xml", "ini", "json", "sh", "text"];

    public static TheoryData<string> Pages => [.. UserPages.All];

    [Fact]
    public void TheReadmeIsADoor() => Assert.InRange(UserPages.Read(UserPages.Readme).Split('\n').Length, 1, 200);

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockCompiles(string page)
    {
        List<CodeBlock> known = page == UserPages.Readme ? [] : CodeBlock.ReadAll(UserPages.Read(UserPages.Readme), "csharp");
        Assert.Empty(Problems(page, CodeBlock.ReadAll(UserPages.Read(page), "csharp"), known));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EveryBlockSaysItsLanguage(string page) => Assert.Empty(Nameless(page, CodeBlock.ReadAll(UserPages.Read(page))));

    [Theory]
    [MemberData(nameof(Pages))]
    public void QuotedCodeIsWhatTheGeneratorWrites(string page)
    {
        List<CodeBlock> quotes = CodeBlock.ReadAll(UserPages.Read(page), "csharp generated");
        if (quotes.Count == 0)
            return;

        string[] written = [.. CodeBlock.ReadAll(UserPages.Read(UserPages.Readme), "csharp").Concat(CodeBlock.ReadAll(UserPages.Read(page), "csharp"))
            .Select(block => block.Declarations).Distinct()
            .Where(text => text.Contains("[Network", StringComparison.Ordinal))
            .SelectMany(text => NetworkCompiler.Generate(text).SyntaxTrees)
            .Select(tree => Trimmed(tree.ToString()))];
        Assert.All(quotes, quote => Assert.True(
            written.Any(file => file.Contains(Trimmed(quote.Text), StringComparison.Ordinal)),
            $"{page}({quote.Line}): the generator does not write this: {quote.Text}"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void WhatIsNoCSharpStandsInAProjectThatIsBuilt(string page)
    {
        foreach ((string language, string files) in new[] { ("fsharp", "*.fs"), ("xml", "*.csproj"), ("cs", "first.cs") })
        {
            HashSet<string> built = [.. new[] { "tests/DeepInit.Package", "samples" }
                .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(UserPages.Root, folder), files, SearchOption.AllDirectories))
                .SelectMany(File.ReadLines).Select(line => line.Trim())];
            Assert.All(
                CodeBlock.ReadAll(UserPages.Read(page), language).SelectMany(block => block.Text.Split('\n')).Select(line => line.Trim()).Where(line => line != ""),
                line => Assert.Contains(line, built));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void CommandsNameWhatThereIs(string page)
    {
        IEnumerable<string> paths = CodeBlock.ReadAll(UserPages.Read(page), "sh").SelectMany(block => PathInCommand().Matches(block.Text)).Select(match => match.Value);
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(UserPages.Root, path)), $"{page}: a command names {path}, which is not there"));
    }

    [Fact]
    public void ABlockThatDoesNotCompileIsNamed()
    {
        const string Text = """
            Some words.

            ```csharp
            [Network] [Input(3)] [Dense(1)] [Loss(MeanSquaredError)] [AdamW]
            public sealed partial class Model;
            ```

            ```csharp
            var model = new Model(seed: 1);
            Console.WriteLine(model.Predict([1, 2, 3])[0]);
            ```

            ```sh
            dotnet add package
            ```

            ```csharp
            new Model().Predikt();
            ```

            ```csharp generated
            for (...) what the generator writes
            ```
            """;

        string problem = Assert.Single(Problems("README.md", CodeBlock.ReadAll(Text, "csharp"), []));

        Assert.StartsWith("README.md(18", problem, StringComparison.Ordinal);
        Assert.Contains("Predikt", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "var model = new Model();")]
    [InlineData("c#", "var model = new Model();")]
    [InlineData("text", "var model = new Model();")]
    [InlineData("sh", "[Network]\n[Input(3)]")]
    [InlineData("text", "public sealed partial class Model\n{\n}")]
    public void CodeThatWouldNotBeCompiledIsNamed(string language, string text) =>
        Assert.StartsWith("page.md(2)", Assert.Single(Nameless("page.md", CodeBlock.ReadAll($"```{language}\n{text}\n```\n"))), StringComparison.Ordinal);

    private static List<string> Nameless(string page, List<CodeBlock> blocks) =>
    [
        .. blocks.Where(block => !Languages.Contains(block.Language)).Select(block => $"{page}({block.Line}): a block of '{block.Language}'; expected one of {string.Join(", ", Languages)}"),
        .. blocks.Where(block => block.Language is "text" or "sh" && LooksLikeCSharp().IsMatch(block.Text)).Select(block => $"{page}({block.Line}): this is C#, in a block of '{block.Language}'"),
    ];

    // Blocks of statements are programs of their own; types hold for the blocks below them.
    private static List<string> Problems(string page, IReadOnlyList<CodeBlock> blocks, IReadOnlyList<CodeBlock> known)
    {
        var problems = new List<string>();
        var declarations = known.Select((block, i) => ($"Known{i}.cs", block.Declarations)).ToList();
        foreach (CodeBlock block in blocks)
        {
            (string, string) file = ($"Block{block.Line}.cs", block.Text);
            OutputKind kind = block.HasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
            ImmutableArray<Diagnostic> found = NetworkCompiler.Check([.. declarations, file], kind);
            problems.AddRange(found.Select(d => $"{page}({block.Line + d.Location.GetLineSpan().StartLinePosition.Line}): {d.Id} {d.GetMessage()}"));
            if (found.IsEmpty)
                declarations.Add((file.Item1, block.Declarations));
        }

        return problems;
    }

    private static string Trimmed(string text) => string.Join("\n", text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())).Trim('\n');

    [GeneratedRegex(@"(?m);[ \t]*(//.*)?$|^\s*\[Network|^\s*(public|internal|using|namespace) ")]
    private static partial Regex LooksLikeCSharp();

    [GeneratedRegex(@"(?m)(?<=--project )[^\s]+|(?<=^|\s)\.ci/\w+|[\w./]+\.sln\b")]
    private static partial Regex PathInCommand();
}
