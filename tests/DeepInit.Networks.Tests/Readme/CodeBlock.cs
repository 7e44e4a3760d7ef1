using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Networks.Tests.Readme;

/// <summary>A fenced block of a page.</summary>
/// <param name="Line">The line of its first line, from 1.</param>
/// <param name="Language">What stands after the fence: <c>csharp</c>, or <c>csharp generated</c> for a piece of what the generator writes.</param>
/// <param name="Text">Its lines, without the fences.</param>
internal sealed record CodeBlock(int Line, string Language, string Text)
{
    /// <summary>Whether it has top-level statements.</summary>
    public bool HasStatements { get; } = CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);

    /// <summary>Its types, without its statements.</summary>
    public string Declarations { get; } = DeclarationsOf(CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot());

    /// <summary>Every block of a page, whatever its language.</summary>
    public static List<CodeBlock> ReadAll(string markdown)
    {
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var blocks = new List<CodeBlock>();
        for (int i = 0; i < lines.Length; i++)
        {
            string fence = lines[i].Trim();
            if (!fence.StartsWith("```", StringComparison.Ordinal))
                continue;

            int start = ++i;
            while (i < lines.Length && lines[i].Trim() != "```")
                i++;
            blocks.Add(new(start + 1, fence[3..].Trim(), string.Join("\n", lines[start..i])));
        }

        return blocks;
    }

    /// <summary>The blocks of one language.</summary>
    public static List<CodeBlock> ReadAll(string markdown, string language) => [.. ReadAll(markdown).Where(block => block.Language == language)];

    private static string DeclarationsOf(CompilationUnitSyntax root) =>
        string.Concat([.. root.Usings.Select(node => node.ToFullString()), .. root.Members.Where(member => member is not GlobalStatementSyntax).Select(node => node.ToFullString())]);
}
