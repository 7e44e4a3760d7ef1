using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Lets a constructor call the generated one, where it calls none.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ThisInitializerFix))]
[Shared]
public sealed class ThisInitializerFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("DIG028");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            // What a call of ': base(…)' was to do, only its author knows.
            if (root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is ConstructorDeclarationSyntax { Initializer: null } constructor)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Call the generated constructor: this()",
                        _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(constructor, WithCall(constructor)))),
                        equivalenceKey: nameof(ThisInitializerFix)),
                    diagnostic);
            }
        }
    }

    // On the line of the parameters, whatever stands behind them.
    private static ConstructorDeclarationSyntax WithCall(ConstructorDeclarationSyntax constructor)
    {
        SyntaxTriviaList behind = constructor.ParameterList.GetTrailingTrivia();
        ConstructorInitializerSyntax call = SyntaxFactory.ConstructorInitializer(SyntaxKind.ThisConstructorInitializer)
            .WithColonToken(SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space));
        return constructor
            .WithParameterList(constructor.ParameterList.WithTrailingTrivia(SyntaxFactory.Space))
            .WithInitializer(call.WithTrailingTrivia(behind));
    }
}
