using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Replaces a constant that cannot be: by the likeliest one meant where there is one, else by the default.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DomainFix))]
[Shared]
public sealed class DomainFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG008", "DIG042"];

    private protected override string? Title(FixTarget target) => target switch
    {
        { Suggestion: { } suggestion } => "Use " + suggestion,
        { Argument.NameEquals: not null } => $"Use the default of {target.Name}",
        _ => null,
    };

    private protected override SyntaxNode Apply(FixTarget target) => target.Root.ReplaceNode(
        target.Attribute,
        target.Suggestion is null ? AttributeEdits.Without(target.Attribute, target.Name) : AttributeEdits.Suggest(target));
}
