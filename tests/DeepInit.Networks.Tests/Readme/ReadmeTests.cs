using System.Collections.Immutable;
using DeepInit.Networks.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace DeepInit.Networks.Tests.Readme;

/// <summary>What README.md and the page on platforms show in C# compiles with the packages and nothing else, but for ASP.NET Core.</summary>
public sealed class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("generator/DeepInit.Gen/docs/platforms.md")]
    [InlineData("generator/DeepInit.Gen/docs/guide/gradients.md")]
    public void EveryBlockCompiles(string page)
    {
        Assert.Empty(Problems(page, CodeBlock.ReadAll(Read(page))));
    }

    [Theory]
    [InlineData("fsharp", "*.fs")]
    [InlineData("xml", "*.csproj")]
    [InlineData("cs", "first.cs")]
    public void WhatIsNoCSharpStandsInAProjectThatIsBuilt(string language, string files)
    {
        string[] lines = [.. CodeBlock.ReadAll(Read("README.md"), language).SelectMany(block => block.Text.Split('\n')).Select(line => line.Trim()).Where(line => line != "")];
        HashSet<string> built = [.. Directory.EnumerateFiles(Path.Combine(Root(), "tests/DeepInit.Package"), files, SearchOption.AllDirectories)
            .SelectMany(File.ReadLines).Select(line => line.Trim())];

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Contains(line, built));
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

            <!-- excerpt -->
            ```csharp
            for (...) what the generator writes
            ```
            """;

        string problem = Assert.Single(Problems("README.md", CodeBlock.ReadAll(Text)));

        Assert.StartsWith("README.md(18", problem, StringComparison.Ordinal);
        Assert.Contains("Predikt", problem, StringComparison.Ordinal);
    }

    // Blocks of statements are programs of their own; types hold for the blocks below them.
    private static List<string> Problems(string page, IReadOnlyList<CodeBlock> blocks)
    {
        var problems = new List<string>();
        var declarations = new List<(string, string)>();
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

    private static string Read(string page) => File.ReadAllText(Path.Combine(Root(), page));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "DeepInit.Gen.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} has DeepInit.Gen.sln.");
    }
}
