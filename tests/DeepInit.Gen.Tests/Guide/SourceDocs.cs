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

    /// <summary>The whole summary of a type or, after a full stop, of its member; of several of one name the first; null where there is none.</summary>
    public string? Find(string name) => _summaries.TryGetValue(name, out string? summary) ? summary : null;

    /// <summary>The whole summary of a type or, after a full stop, of its member; of several of one name the first.</summary>
    public string Summary(string name) => Find(name) ?? throw new ArgumentException($"No source has a summary of {name}.", nameof(name));

    /// <summary>The first sentence of the summary.</summary>
    public string Sentence(string name) => FirstSentence().Match(Summary(name)).Value;

    /// <summary>The summary of the comment before a member; null where it has none.</summary>
    public static string? SummaryOf(SyntaxNode node) =>
        Comment(node).Element("summary") is { } summary ? Cell(string.Concat(summary.Nodes().Select(Markdown))) : null;

    private static XElement Comment(SyntaxNode node)
    {
        string text = string.Concat(node.GetLeadingTrivia()
            .Where(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia))
            .Select(trivia => trivia.ToFullString()));
        string xml = CommentStart().Replace(text, "");
        return XElement.Parse($"<doc>{xml}</doc>");
    }

    /// <summary>Where a member inherits its summary from, with its last parameter: <c>WeightFile.Save(Stream)</c>; empty where from a contract; null where from nowhere.</summary>
    public static string? InheritedFrom(SyntaxNode node)
    {
        if (Comment(node).Element("inheritdoc") is not { } reference)
            return null;
        string[] cref = TypeParameters().Replace(reference.Attribute("cref")?.Value ?? "", "").Split('(', ')');
        return cref[0].Split(':')[^1] + (cref.Length > 1 ? LastParameter(cref[1]) : "");
    }

    /// <summary>Text as a cell of a table has it.</summary>
    public static string Cell(string text) => Spaces().Replace(text, " ").Trim().Replace("|", "\\|");

    private void Read(SyntaxNode root)
    {
        foreach (MemberDeclarationSyntax member in root.DescendantNodes().OfType<MemberDeclarationSyntax>())
        {
            if (NameOf(member) is { } name && SummaryOf(member) is { } summary)
            {
                string full = member.Parent is BaseTypeDeclarationSyntax type ? type.Identifier.Text + "." + name : name;
                _summaries.TryAdd(full, summary);
                if (member is MethodDeclarationSyntax { ParameterList.Parameters: { Count: > 0 } parameters })
                    _summaries.TryAdd(full + LastParameter(TypeArguments().Replace(parameters[^1].Type!.ToString(), "").TrimEnd('?')), summary);
            }
        }
    }

    // Tells overloads apart: "(Stream)".
    private static string LastParameter(string types) => $"({types.Split(',')[^1].Split('.', ':', ' ')[^1]})";

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

    [GeneratedRegex(@"<.*>")]
    private static partial Regex TypeArguments();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex TypeParameters();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    // A full stop before a capital letter or a code span; "et al. 2014" has neither.
    [GeneratedRegex(@"^.*?\.(?=\s+[\p{Lu}`(]|$)|^.*$")]
    private static partial Regex FirstSentence();
}
