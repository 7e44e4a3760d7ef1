using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Removes an option that changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveOptionFix))]
[Shared]
public sealed class RemoveOptionFix : AttributeFix
{
    private protected override IReadOnlyList<string> Rules => ["DIG018", "DIG233", "DIG237"];

    private protected override string? Title(FixTarget target) =>
        target.Argument is not null ? "Remove " + target.Name : IsParameter(target.Attribute) ? "Remove [Parameter]" : null;

    // A [Parameter] is nothing without options.
    private protected override SyntaxNode Apply(FixTarget target)
    {
        AttributeSyntax left = AttributeEdits.Without(target.Attribute, target.Name);
        return IsParameter(left) && left.ArgumentList?.Arguments.Any(argument => argument.NameEquals is not null) != true
            ? AttributeEdits.Remove(target.Root, target.Attribute)
            : target.Root.ReplaceNode(target.Attribute, left);
    }

    private static bool IsParameter(AttributeSyntax attribute)
    {
        NameSyntax name = attribute.Name is AliasQualifiedNameSyntax alias ? alias.Name : attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name;
        return name is SimpleNameSyntax { Identifier.ValueText: "Parameter" or "ParameterAttribute" };
    }
}
