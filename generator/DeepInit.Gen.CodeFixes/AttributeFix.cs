using System.Collections.Immutable;
using DeepInit.Gen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.CodeFixes;

/// <summary>A fix that changes the attribute a diagnostic is about. One file per fix; fix-all works on each.</summary>
public abstract class AttributeFix : CodeFixProvider
{
    private protected AttributeFix()
    {
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds => Rules.ToImmutableArray();

    /// <summary>The ids of the rules that it mends.</summary>
    private protected abstract IReadOnlyList<string> Rules { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(FixAllAsync);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (Offer(root, diagnostic) is var (target, title))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Apply(target))), equivalenceKey: GetType().Name),
                    diagnostic);
            }
        }
    }

    /// <summary>What the light bulb says, or null where there is nothing to offer.</summary>
    private protected abstract string? Title(FixTarget target);

    /// <summary>The file with the attribute mended.</summary>
    private protected abstract SyntaxNode Apply(FixTarget target);

    // A fault of ours at one diagnostic costs the fix of this one: an editor would switch off those of all others.
    private (FixTarget Target, string Title)? Offer(SyntaxNode root, Diagnostic diagnostic)
    {
        try
        {
            return Target(root, diagnostic) is { } target && Title(target) is { } title ? (target, title) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private static FixTarget? Target(SyntaxNode root, Diagnostic diagnostic)
    {
        SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute
            ? new FixTarget(root, attribute, node.FirstAncestorOrSelf<AttributeArgumentSyntax>(), diagnostic)
            : null;
    }

    // From the end of the file to its start: what is still to be mended keeps its place. The batch fixer merges changes of text instead, and drops
    // some where attributes that stand next to each other are removed.
    private async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (root is not null && Offer(root, diagnostic) is var (target, _))
            {
                root = Apply(target);
            }
        }

        return root is null ? null : document.WithSyntaxRoot(root);
    }
}

/// <summary>What a fix works on.</summary>
/// <param name="Root">The file.</param>
/// <param name="Attribute">The attribute that the diagnostic is about.</param>
/// <param name="Argument">The argument, where it is written.</param>
/// <param name="Diagnostic">The diagnostic, with the analyzer's suggestion.</param>
internal sealed record FixTarget(SyntaxNode Root, AttributeSyntax Attribute, AttributeArgumentSyntax? Argument, Diagnostic Diagnostic)
{
    /// <summary>The name of the argument, written or not.</summary>
    public string Name => Diagnostic.Properties.TryGetValue(NetworkAnalyzer.ArgumentProperty, out string? name) ? name ?? "" : "";

    /// <summary>What the analyzer would write in its place.</summary>
    public string? Suggestion => Diagnostic.Properties.TryGetValue(NetworkAnalyzer.SuggestionProperty, out string? code) ? code : null;

    /// <summary>The suggestion without namespaces, for titles.</summary>
    public string Short => (Suggestion ?? "").Replace("global::DeepInit.", "");
}
