using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DeepInit.Gen.CodeFixes;

/// <summary>Changes of one attribute that leave everything else in the file as it was written.</summary>
internal static class AttributeEdits
{
    /// <summary>Writes the suggestion (an expression, then named arguments where more must change) in the argument's place, or adds it.</summary>
    public static AttributeSyntax Suggest(FixTarget target)
    {
        AttributeArgumentListSyntax suggested = SyntaxFactory.ParseAttributeArgumentList("(" + target.Suggestion + ")")!;
        ExpressionSyntax value = suggested.Arguments[0].Expression;
        AttributeSyntax attribute = target switch
        {
            { Expression: { } old } => target.Attribute.ReplaceNode(old, Value(old, value)),
            { Parameter: { } parameter } => WithParameter(target.Attribute, parameter, target.Name, value),
            _ => With(target.Attribute, target.Name, value),
        };
        foreach (AttributeArgumentSyntax extra in suggested.Arguments.Skip(1))
        {
            attribute = With(attribute, extra.NameEquals!.Name.Identifier.ValueText, extra.Expression);
        }

        return attribute;
    }

    /// <summary>The file without an activation: without its argument, or without its layer where the layer is nothing else.</summary>
    public static SyntaxNode RemoveActivation(FixTarget target)
    {
        if (target.Argument!.NameEquals is not null)
        {
            return target.Root.ReplaceNode(target.Attribute, Without(target.Attribute, target.Name, "NegativeSlope", "Alpha", "Beta", "Threshold"));
        }

        // An activation layer with a name stays, as the identity, for those who read it.
        if (target.Attribute.ArgumentList!.Arguments.All(a => NameOf(a) != "Name"))
        {
            return Remove(target.Root, target.Attribute);
        }

        ExpressionSyntax old = target.Argument.Expression;
        return target.Root.ReplaceNode(old, Value(old, SyntaxFactory.ParseExpression("global::DeepInit.Activation.Linear")));
    }

    /// <summary>The attribute with a named argument set.</summary>
    public static AttributeSyntax With(AttributeSyntax attribute, string name, ExpressionSyntax value)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (list.Arguments.FirstOrDefault(a => NameOf(a) == name) is { } present)
        {
            return attribute.ReplaceNode(present.Expression, Value(present.Expression, value));
        }

        AttributeArgumentSyntax added = SyntaxFactory.AttributeArgument(
            SyntaxFactory.NameEquals(name).NormalizeWhitespace().WithTrailingTrivia(SyntaxFactory.Space),
            nameColon: null,
            value.WithAdditionalAnnotations(Simplifier.Annotation));
        return Insert(attribute, list.Arguments.Count, added);
    }

    /// <summary>The attribute with one more argument after its positional ones.</summary>
    public static AttributeSyntax WithPositional(AttributeSyntax attribute, ExpressionSyntax value) =>
        Insert(attribute, attribute.ArgumentList?.Arguments.Count(a => a.NameEquals is null) ?? 0, SyntaxFactory.AttributeArgument(value));

    /// <summary>The attribute without some of its named arguments; without the parentheses too when none is left. Comments stay.</summary>
    public static AttributeSyntax Without(AttributeSyntax attribute, params string[] names)
    {
        if (attribute.ArgumentList is not { } list || !list.Arguments.Any(a => names.Contains(NameOf(a))))
        {
            return attribute;
        }

        SeparatedSyntaxList<AttributeArgumentSyntax> rest = Without(list.Arguments, a => names.Contains(NameOf(a)), out IReadOnlyList<SyntaxTrivia> lost);
        if (rest.Count > 0)
        {
            return attribute.WithArgumentList(list.WithArguments(rest).WithCloseParenToken(Before(list.CloseParenToken, lost)));
        }

        SyntaxTrivia[] around = [.. Comments(list.OpenParenToken), .. lost, .. Comments(list.CloseParenToken.LeadingTrivia)];
        return attribute.WithArgumentList(null).WithTrailingTrivia(around.SelectMany(Spaced).Concat(list.CloseParenToken.TrailingTrivia));
    }

    /// <summary>The file without the attribute, and without its line where it stood alone. Comments and directives stay.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            SeparatedSyntaxList<AttributeSyntax> rest = Without(list.Attributes, a => a == attribute, out IReadOnlyList<SyntaxTrivia> lost);
            return root.ReplaceNode(list, list.WithAttributes(rest).WithCloseBracketToken(Before(list.CloseBracketToken, lost)));
        }

        // What stood around it goes to what follows; the first list carries the documentation of the class.
        SyntaxTriviaList leading = list.GetLeadingTrivia(), trailing = list.GetTrailingTrivia();
        bool first = list.Parent!.GetFirstToken() == list.OpenBracketToken;
        SyntaxTrivia[] inside = [.. list.DescendantTrivia(descendIntoTrivia: false).Where(t => IsKept(t) && !leading.Contains(t) && !trailing.Contains(t))];
        bool after = inside.Length > 0 || trailing.Any(IsKept);
        SyntaxTrivia[] kept =
        [
            .. first || after || leading.Any(IsKept) ? leading.Reverse().SkipWhile(t => !after && t.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse() : [],
            .. inside.SelectMany(Spaced),
            .. after ? trailing : [],
        ];
        SyntaxToken next = list.GetLastToken().GetNextToken();
        var mark = new SyntaxAnnotation();
        SyntaxNode marked = root.ReplaceToken(next, next.WithLeadingTrivia(kept.Concat(next.LeadingTrivia)).WithAdditionalAnnotations(mark));
        return marked.RemoveNode(Corresponding(marked, mark), SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    // The list right before a token.
    private static AttributeListSyntax Corresponding(SyntaxNode root, SyntaxAnnotation mark) =>
        root.GetAnnotatedTokens(mark).Single().GetPreviousToken().Parent!.FirstAncestorOrSelf<AttributeListSyntax>()!;

    // The separator that goes is the one before an element; with the first element, the one after it.
    private static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, Func<T, bool> goes, out IReadOnlyList<SyntaxTrivia> lost)
        where T : SyntaxNode
    {
        List<T> rest = [];
        List<SyntaxToken> between = [];
        List<SyntaxTrivia> comments = [];
        SyntaxToken[] separators = [.. list.GetSeparators()];
        SyntaxToken? last = null;
        for (int i = 0; i < list.Count; i++)
        {
            SyntaxToken? separator = i < separators.Length ? separators[i] : null;
            if (goes(list[i]))
            {
                comments.AddRange(list[i].DescendantTrivia().Where(IsKept));

                // After the one before stays its own separator, with the line break.
                comments.AddRange(separator is { } dropped ? Comments(dropped) : []);
                continue;
            }

            if (rest.Count > 0)
            {
                between.Add(last!.Value);
            }

            rest.Add(comments.Count > 0 ? list[i].WithLeadingTrivia(comments.SelectMany(Spaced).Concat(list[i].GetLeadingTrivia())) : list[i]);
            comments.Clear();
            last = separator;
        }

        // A removed last one leaves the separator before it, and what stands behind that.
        if (rest.Count > 0 && last is { } open)
        {
            comments.InsertRange(0, Comments(open));
            rest[rest.Count - 1] = rest[rest.Count - 1].HasTrailingTrivia && !rest[rest.Count - 1].GetTrailingTrivia().Any(IsKept)
                ? rest[rest.Count - 1].WithoutTrailingTrivia()
                : rest[rest.Count - 1];
        }

        lost = comments;
        return SyntaxFactory.SeparatedList(rest, between);
    }

    private static SyntaxToken Before(SyntaxToken token, IReadOnlyList<SyntaxTrivia> comments) => comments.Count == 0
        ? token
        : token.WithLeadingTrivia(comments.SelectMany(Spaced).Prepend(SyntaxFactory.Space).Concat(token.LeadingTrivia));

    private static IEnumerable<SyntaxTrivia> Comments(SyntaxToken token) => Comments(token.LeadingTrivia).Concat(Comments(token.TrailingTrivia));

    private static IEnumerable<SyntaxTrivia> Comments(SyntaxTriviaList trivia) => trivia.Where(IsKept);

    private static bool IsKept(SyntaxTrivia trivia) => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia);

    // A comment to the end of the line needs that end, and a directive a line of its own.
    private static IEnumerable<SyntaxTrivia> Spaced(SyntaxTrivia trivia) => trivia switch
    {
        { IsDirective: true } => [SyntaxFactory.ElasticLineFeed, trivia],
        _ when trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) => [trivia, SyntaxFactory.LineFeed],
        _ => [trivia, SyntaxFactory.Space],
    };

    /// <summary>The attribute with an argument of its constructor that was not written: in its place, or by name where others are missing before it.</summary>
    private static AttributeSyntax WithParameter(AttributeSyntax attribute, int parameter, string name, ExpressionSyntax value)
    {
        AttributeArgumentSyntax[] given = [.. attribute.ArgumentList?.Arguments.Where(a => a.NameEquals is null) ?? []];
        bool inPlace = given.Length == parameter && given.All(a => a.NameColon is null);
        NameColonSyntax? colon = inPlace ? null : SyntaxFactory.NameColon(name).WithTrailingTrivia(SyntaxFactory.Space);
        return Insert(attribute, given.Length, SyntaxFactory.AttributeArgument(null, colon, value.WithAdditionalAnnotations(Simplifier.Annotation)));
    }

    private static AttributeSyntax Insert(AttributeSyntax attribute, int place, AttributeArgumentSyntax added)
    {
        AttributeArgumentListSyntax list = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        AttributeArgumentSyntax[] all = [.. list.Arguments.Take(place), added, .. list.Arguments.Skip(place)];

        // Separators that are there keep their line breaks.
        SyntaxToken[] separators = [.. list.Arguments.GetSeparators()];
        SyntaxToken comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        int fresh = Math.Max(0, place - 1);
        IEnumerable<SyntaxToken> between = all.Length == 1 ? [] : [.. separators.Take(fresh), comma, .. separators.Skip(fresh)];
        return attribute.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(all, between)));
    }

    /// <summary>
    /// Keeps how the enum was written before: <c>Activation.Tanh</c> gives <c>Activation.ReLU</c>. All else is written as briefly as the file allows; what
    /// stood there may be a constant of another class.
    /// </summary>
    private static ExpressionSyntax Value(ExpressionSyntax old, ExpressionSyntax value)
    {
        ExpressionSyntax fresh = (old, value) switch
        {
            (MemberAccessExpressionSyntax was, MemberAccessExpressionSyntax member)
                when was.Expression.GetLastToken().ValueText == member.Expression.GetLastToken().ValueText => was.WithName(member.Name),
            _ => value.WithAdditionalAnnotations(Simplifier.Annotation),
        };
        return fresh.WithTriviaFrom(old);
    }

    private static string? NameOf(AttributeArgumentSyntax argument) => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText;
}
