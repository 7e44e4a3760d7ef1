using System.Collections.Immutable;
using System.Composition;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.CodeFixes;

/// <summary>
/// On a layer, a loss or an output: the names that it could read. A refactoring, because completion of strings would tie the package to one version of
/// the editor's own assemblies, while refactorings need no more than fixes do.
/// </summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(NamesInScopeRefactoring))]
[Shared]
public sealed class NamesInScopeRefactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        CancellationToken token = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(token).ConfigureAwait(false) is not { } root
            || root.FindNode(context.Span, getInnermostNodeForTie: true) is not { } node
            || node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
            || attribute.FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } declaration
            || await context.Document.GetSemanticModelAsync(token).ConfigureAwait(false) is not { } model
            || model.GetDeclaredSymbol(declaration, token) is not { } type
            || !NetworkAnalyzer.IsNetwork(type))
        {
            return;
        }

        ParsedNetwork parsed = NetworkParser.Parse(type, model.Compilation, token);
        if (parsed.PlaceOf(attribute) is not { } found || Edit(parsed.SourceOf(found.Place, found.Index)!.Attribute, found.Place, attribute, node) is not { } edit)
        {
            return;
        }

        int layers = found.Place == Place.Layer ? found.Index : int.MaxValue;
        ImmutableArray<CodeAction>.Builder actions = ImmutableArray.CreateBuilder<CodeAction>();
        foreach (string name in ShapeInference.Names(parsed.Spec, layers, token))
        {
            LiteralExpressionSyntax literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(name));
            AttributeSyntax edited = edit(literal);
            if (!edited.IsEquivalentTo(attribute))
            {
                actions.Add(CodeAction.Create(
                    $"Read '{name}'",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, edited))),
                    equivalenceKey: nameof(NamesInScopeRefactoring) + name));
            }
        }

        if (actions.Count > 0)
        {
            context.RegisterRefactoring(CodeAction.Create("Read another value", actions.ToImmutable(), isInlinable: false));
        }
    }

    // Names stand in From, or, for what combines values, in a list of strings: the one under the caret changes, else one is added.
    private static Func<ExpressionSyntax, AttributeSyntax>? Edit(AttributeData data, Place place, AttributeSyntax attribute, SyntaxNode at)
    {
        AttributeArgumentSyntax? argument = at.FirstAncestorOrSelf<AttributeArgumentSyntax>();
        bool inString = argument is { NameEquals: null, Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } };
        bool combines = data.AttributeClass is { } type && LayerCatalog.Find(NetworkParser.MetadataName(type)) is { CombinesValues: true };
        return place switch
        {
            Place.Layer when !combines => name => AttributeEdits.With(attribute, "From", name),
            Place.Layer when argument is null => name => AttributeEdits.WithPositional(attribute, name),
            Place.Layer or Place.Output when inString => name => attribute.ReplaceNode(argument!.Expression, name.WithTriviaFrom(argument.Expression)),
            Place.Loss => name => AttributeEdits.With(attribute, "Output", name),
            _ => null,
        };
    }
}
