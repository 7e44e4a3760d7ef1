using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Networks.Tests.Readme;

/// <summary>A fenced block of code. One with <c>&lt;!-- excerpt --&gt;</c> in the line before it is cut out of a whole and left out.</summary>
/// <param name="Line">The line of its first line, from 1.</param>
internal sealed record CodeBlock(int Line, string Text)
{
    /// <summary>Whether it has top-level statements.</summary>
    public bool HasStatements { get; } = CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);

    /// <summary>Its types, without its statements.</summary>
    public string Declarations { get; } = DeclarationsOf(CSharpSyntaxTree.ParseText(Text).GetCompilationUnitRoot());

    /// <summary>The blocks of a language: the word after the fence.</summary>
    public static List<CodeBlock> ReadAll(string markdown, string language = "csharp")
    {
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var blocks = new List<CodeBlock>();
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim() != "```" + language)
                continue;

            bool isExcerpt = i > 0 && lines[i - 1].Trim() == "<!-- excerpt -->";
            int start = ++i;
            while (i < lines.Length && lines[i].Trim() != "```")
                i++;
            if (!isExcerpt)
                blocks.Add(new(start + 1, string.Join("\n", lines[start..i])));
        }

        return blocks;
    }

    private static string DeclarationsOf(CompilationUnitSyntax root) =>
        string.Concat([.. root.Usings.Select(node => node.ToFullString()), .. root.Members.Where(member => member is not GlobalStatementSyntax).Select(node => node.ToFullString())]);
}
