using System.Collections.Immutable;
using DeepInit.Networks.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace DeepInit.Networks.Tests.Readme;

/// <summary>What README.md shows in C# compiles with the package and nothing else.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void EveryBlockOfTheReadmeCompiles()
    {
        string? readme = Find();
        Assert.True(readme is not null, "No README.md beside DeepInit.Gen.sln.");

        Assert.Empty(Problems(CodeBlock.ReadAll(File.ReadAllText(readme))));
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

        string problem = Assert.Single(Problems(CodeBlock.ReadAll(Text)));

        Assert.StartsWith("README.md(18", problem, StringComparison.Ordinal);
        Assert.Contains("Predikt", problem, StringComparison.Ordinal);
    }

    // Blocks of declarations hold for the blocks below them; blocks of statements are programs of their own.
    private static List<string> Problems(IReadOnlyList<CodeBlock> blocks)
    {
        var problems = new List<string>();
        var declarations = new List<(string, string)>();
        foreach (CodeBlock block in blocks)
        {
            (string, string) file = ($"Block{block.Line}.cs", block.Text);
            OutputKind kind = block.HasStatements ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
            ImmutableArray<Diagnostic> found = NetworkCompiler.Check([.. declarations, file], kind);
            problems.AddRange(found.Select(d => $"README.md({block.Line + d.Location.GetLineSpan().StartLinePosition.Line}): {d.Id} {d.GetMessage()}"));
            if (!block.HasStatements && found.IsEmpty)
                declarations.Add(file);
        }

        return problems;
    }

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DeepInit.Gen.sln")))
                return Path.Combine(folder.FullName, "README.md") is var path && File.Exists(path) ? path : null;
        }

        return null;
    }
}
