using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Parsing;

/// <summary>The parameters of a block at one use: the constants of its class, with the values that they have here.</summary>
internal sealed class BlockParameters
{
    private readonly INamedTypeSymbol _block;
    private readonly Compilation _compilation;
    private readonly Dictionary<string, object?> _values;
    private readonly Dictionary<string, int> _given;
    private readonly Dictionary<string, ITypeSymbol> _types;

    /// <param name="block">The block's class.</param>
    /// <param name="compilation">The compilation that it is a part of.</param>
    /// <param name="values">The values of its constants.</param>
    /// <param name="given">For those given by the use: the place of the value among the use's parameters.</param>
    public BlockParameters(INamedTypeSymbol block, Compilation compilation, Dictionary<string, object?> values, Dictionary<string, int> given)
    {
        _block = block;
        _compilation = compilation;
        _values = values;
        _given = given;
        _types = Of(block).GroupBy(field => field.Name).ToDictionary(group => group.Key, group => group.First().Type);
    }

    /// <summary>The constants of a class.</summary>
    public static IEnumerable<IFieldSymbol> Of(INamedTypeSymbol block) => block.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst && !field.IsImplicitlyDeclared);

    /// <summary>Computes the arguments that mention parameters, and puts the values in the place of the compiler's.</summary>
    /// <param name="data">The attribute of a layer in the block.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="failed">Called with the name of each argument that cannot be computed, and the reason.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>For each argument that a value given by the use went into: where that stands among the use's parameters.</returns>
    public IReadOnlyDictionary<string, int> PutInto(AttributeData data, AttributeArguments arguments, Action<string, string> failed, CancellationToken token)
    {
        var origins = new Dictionary<string, int>();
        if (_values.Count == 0 || data.ApplicationSyntaxReference?.GetSyntax(token) is not AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } list } syntax
            || !_compilation.ContainsSyntaxTree(syntax.SyntaxTree)) // of a project that this one refers to: its parameters are put in
        {
            return origins;
        }

        SemanticModel? model = null;
        int positional = 0;
        foreach (AttributeArgumentSyntax argument in list)
        {
            int place = argument.NameEquals is null && argument.NameColon is null ? positional++ : -1;
            if (!MayMention(argument.Expression))
            {
                continue;
            }

            model ??= _compilation.GetSemanticModel(syntax.SyntaxTree);
            if (ParameterIn(argument.Expression, model) is not { } mentioned)
            {
                continue;
            }

            (int position, int item, string name) = PlaceOf(argument, place, data, model);
            ArgumentValue? value = Evaluate(syntax, argument.Expression, model);
            if (value is null)
            {
                failed(name, $"'{argument.Expression}' has no value with {mentioned} = {_values[mentioned] ?? "null"}; with that number the compiler finds no constant here");
                continue;
            }

            arguments.Replace(position, name, item, value);
            if (_given.TryGetValue(mentioned, out int origin))
            {
                origins[name] = origin;
            }
        }

        return origins;
    }

    private static (int Position, int Item, string Name) PlaceOf(AttributeArgumentSyntax argument, int place, AttributeData data, SemanticModel model)
    {
        if (argument.NameEquals is { } named)
        {
            return (-1, -1, named.Name.Identifier.ValueText);
        }

        IParameterSymbol[] parameters = data.AttributeConstructor is { } constructor ? [.. constructor.Parameters] : [];
        if (argument.NameColon is { } colon)
        {
            string name = colon.Name.Identifier.ValueText;
            IParameterSymbol? parameter = parameters.FirstOrDefault(p => p.Name == name);
            return (parameter?.Ordinal ?? int.MaxValue, -1, name);
        }

        int last = parameters.Length - 1;
        return place >= last && last >= 0 && parameters[last].IsParams && model.GetTypeInfo(argument.Expression).ConvertedType is not IArrayTypeSymbol
            ? (last, place - last, parameters[last].Name + "#" + (place - last))
            : (place, -1, place <= last ? parameters[place].Name : "");
    }

    // Names alone; most arguments hold none, and cost no semantic model.
    private bool MayMention(SyntaxNode expression) => expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => _values.ContainsKey(name.Identifier.ValueText));

    private string? ParameterIn(SyntaxNode expression, SemanticModel model) =>
        expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => ParameterOf(name, model)).FirstOrDefault(name => name is not null);

    private string? ParameterOf(ExpressionSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name).Symbol is IFieldSymbol { IsConst: true } field
        && SymbolEqualityComparer.Default.Equals(field.ContainingType, _block)
        && name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is null // nameof
        && _values.ContainsKey(field.Name)
            ? field.Name
            : null;

    // The compiler itself computes the argument, with the values written in the place of the parameters: every operator, cast and context of C# means what it means.
    private ArgumentValue? Evaluate(AttributeSyntax attribute, ExpressionSyntax expression, SemanticModel model)
    {
        ExpressionSyntax[] mentions = [.. expression.DescendantNodesAndSelf().OfType<ExpressionSyntax>().Where(node => IsMention(node, model))];
        var mark = new SyntaxAnnotation();
        AttributeSyntax written = attribute.ReplaceNode(
            expression,
            expression.ReplaceNodes(mentions, (node, _) => Written(NameIn(node), node)).WithAdditionalAnnotations(mark));
        if (!model.TryGetSpeculativeSemanticModel(attribute.SpanStart, written, out SemanticModel? speculative))
        {
            return null;
        }

        var computed = (ExpressionSyntax)written.GetAnnotatedNodes(mark).Single();
        if (AttributeArguments.ItemsOf(computed) is not { } items)
        {
            return Constant(computed, speculative) is { } value ? ArgumentValue.Of(value) : null;
        }

        object?[] values = [.. items.Select(item => item is null ? null : Constant(item, speculative))];
        return values.Contains(null) ? null : ArgumentValue.OfItems([.. values.Select(ArgumentValue.Of)]);
    }

    // In the type that the attribute takes, as the compiler would hand it over.
    private static object? Constant(ExpressionSyntax expression, SemanticModel model) =>
        model.GetConstantValue(expression) is { HasValue: true, Value: { } value } ? ConstantNumber.To(value, model.GetTypeInfo(expression).ConvertedType) ?? value : null;

    // A whole mention: B.Width, not the B or the Width in it.
    private bool IsMention(ExpressionSyntax node, SemanticModel model) =>
        node is IdentifierNameSyntax or MemberAccessExpressionSyntax
        && !(node.Parent is MemberAccessExpressionSyntax member && member.Name == node)
        && !(node.Parent is AliasQualifiedNameSyntax or QualifiedNameSyntax)
        && ParameterOf(node, model) is not null;

    private static string NameIn(ExpressionSyntax mention) => mention is MemberAccessExpressionSyntax member ? member.Name.Identifier.ValueText : ((IdentifierNameSyntax)mention).Identifier.ValueText;

    private ExpressionSyntax Written(string name, SyntaxNode instead) => SyntaxFactory
        .ParseExpression($"(({_types[name].ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({ConstantNumber.Text(_values[name])}))")
        .WithTriviaFrom(instead);
}
