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
            foreach ((string key, FixTarget target) in Offers(root, diagnostic))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(target.Remedy ?? Title(target)!, _ => Task.FromResult(context.Document.WithSyntaxRoot(Mend(target))), equivalenceKey: key),
                    diagnostic);
            }
        }
    }

    /// <summary>What the light bulb says, or null where there is nothing to offer.</summary>
    private protected abstract string? Title(FixTarget target);

    /// <summary>The file with the attribute mended.</summary>
    private protected abstract SyntaxNode Apply(FixTarget target);

    private SyntaxNode Mend(FixTarget target) => target switch
    {
        { Remedy: null } => Apply(target),
        { Suggestion.Length: 0 } => AttributeEdits.RemoveActivation(target),
        _ => target.Root.ReplaceNode(target.Attribute, AttributeEdits.Suggest(target)),
    };

    // A fault of ours at one diagnostic costs the fix of this one: an editor would switch off those of all others.
    private IReadOnlyList<(string Key, FixTarget Target)> Offers(SyntaxNode root, Diagnostic diagnostic)
    {
        try
        {
            return [.. Targets(root, diagnostic)];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }

    // The answer at the place of the diagnostic, then those that the analyzer names.
    private IEnumerable<(string Key, FixTarget Target)> Targets(SyntaxNode root, Diagnostic diagnostic)
    {
        if (FixTarget.Of(root, diagnostic) is { } own && Title(own) is not null)
        {
            yield return (GetType().Name, own);
        }

        for (int i = 0; diagnostic.Properties.TryGetValue(NetworkAnalyzer.RemedyProperty + i, out string? written); i++)
        {
            if (FixTarget.Of(root, diagnostic, written!) is { } other && (other.Suggestion!.Length > 0 || other.Argument is not null))
            {
                yield return (GetType().Name + i.ToString(System.Globalization.CultureInfo.InvariantCulture), other);
            }
        }
    }

    // One after the other, in a tree that remembers its parts. The batch fixer merges changes of text instead, and drops some where attributes that stand
    // next to each other are removed.
    private async Task<Document?> FixAllAsync(FixAllContext context, Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        SyntaxNode? root = await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null)
        {
            return null;
        }

        // Where a diagnostic has no answer of this kind, it has its first.
        FixTarget[] targets =
        [
            .. diagnostics.OrderByDescending(d => d.Location.SourceSpan.Start)
                .Select(d => Offers(root, d))
                .Where(offers => offers.Count > 0)
                .Select(offers => offers.FirstOrDefault(offer => offer.Key == context.CodeActionEquivalenceKey).Target ?? offers[0].Target),
        ];
        root = root.TrackNodes(targets.SelectMany(target => target.Nodes).Distinct());
        foreach (FixTarget target in targets)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            root = target.In(root) is { } now ? Mend(now) : root;
        }

        return document.WithSyntaxRoot(root);
    }
}
