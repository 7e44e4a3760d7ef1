using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Tests.Guide;

/// <summary>What sources say about themselves: the summaries of types and of their members, as Markdown that fits into a cell of a table.</summary>
internal sealed partial class SourceDocs
{
    private readonly Dictionary<string, string> _summaries = [];

    /// <summary>Reads every source below a folder, but for what builds leave there.</summary>
    public SourceDocs(string folder)
    {
        foreach (string path in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
        {
            if (Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar) is not [.., "obj" or "bin", _] and not ["obj" or "bin", ..])
                Read(CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot());
        }
    }

    /// <summary>The whole summary of a type or, after a full stop, of its member; of several of one name the first.</summary>
    public string Summary(string name) => _summaries.TryGetValue(name, out string? summary) ? summary : throw new ArgumentException($"No source has a summary of {name}.", nameof(name));

    /// <summary>The first sentence of the summary.</summary>
    public string Sentence(string name) => FirstSentence().Match(Summary(name)).Value;

    /// <summary>The summary of the comment before a member; null where it has none.</summary>
    public static string? SummaryOf(SyntaxNode node)
    {
        string text = string.Concat(node.GetLeadingTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            .Select(trivia => trivia.ToFullString()));
        string xml = CommentStart().Replace(text, "");
        XElement? summary = XElement.Parse($"<doc>{xml}</doc>").Element("summary");
        return summary is null ? null : Cell(string.Concat(summary.Nodes().Select(Markdown)));
    }

    /// <summary>Text as a cell of a table has it.</summary>
    public static string Cell(string text) => Spaces().Replace(text, " ").Trim().Replace("|", "\\|");

    private void Read(SyntaxNode root)
    {
        foreach (MemberDeclarationSyntax member in root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            if (NameOf(member) is { } name && SummaryOf(member) is { } summary)
                _summaries.TryAdd(member.Parent is BaseTypeDeclarationSyntax type ? type.Identifier.Text + "." + name : name, summary);
        }
    }

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        EnumMemberDeclarationSyntax value => value.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        _ => null,
    };

    private static string Markdown(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see when see.Attribute("cref") is { } cref => $"`{Reference(cref.Value)}`",
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("langword")!.Value}`",
        XElement { Name.LocalName: "paramref" } parameter => $"`{parameter.Attribute("name")!.Value}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement other => string.Concat(other.Nodes().Select(Markdown)),
        _ => "",
    };

    // WeightedLayerAttribute.Init, Dataset{T}, Add(float[]): as a reader of the page would write them.
    private static string Reference(string cref)
    {
        string name = cref.Split('(')[0].Replace('{', '<').Replace('}', '>');
        name = name.StartsWith("DeepInit.", StringComparison.Ordinal) ? name["DeepInit.".Length..] : name;
        return name.EndsWith("Attribute", StringComparison.Ordinal) ? $"[{name[..^"Attribute".Length]}]" : name.Replace("Attribute.", ".");
    }

    [GeneratedRegex(@"^[ \t]*///[ ]?", RegexOptions.Multiline)]
    private static partial Regex CommentStart();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // A full stop before a capital letter or a code span; "et al. 2014" has neither.
    [GeneratedRegex(@"^.*?\.(?=\s+[\p{Lu}`(]|$)|^.*$")]
    private static partial Regex FirstSentence();
}
