using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepInit.Gen.Parsing;

/// <summary>
/// What stands whole in an attribute that the compiler could not bind. While one more option is being typed, a comma is enough for it to hand over nothing at all: a layer would lose its units, a loss
/// its kind, and every line of the program that uses the network would be wrong with them.
/// </summary>
internal sealed class HalfTypedAttribute
{
    private readonly IMethodSymbol? _constructor;

    private HalfTypedAttribute(AttributeSyntax whole, SemanticModel model)
    {
        _constructor = model.GetSymbolInfo(whole).Symbol as IMethodSymbol;
        var given = new Dictionary<int, List<(ExpressionSyntax Expression, ArgumentValue Value)>>();
        int place = 0;
        foreach (AttributeArgumentSyntax argument in whole.ArgumentList!.Arguments)
        {
            ArgumentValue value = ValueOf(argument.Expression, model)!;
            if (argument.NameEquals is { } option)
            {
                Named[option.Name.Identifier.ValueText] = value;
            }
            else if (_constructor is not null)
            {
                int at = argument.NameColon is { } colon ? _constructor.Parameters.First(parameter => parameter.Name == colon.Name.Identifier.ValueText).Ordinal : Math.Min(place++, _constructor.Parameters.Length - 1);
                (given.TryGetValue(at, out List<(ExpressionSyntax, ArgumentValue)>? values) ? values : given[at] = []).Add((argument.Expression, value));
            }
        }

        foreach (IParameterSymbol parameter in _constructor is null ? ImmutableArray<IParameterSymbol>.Empty : _constructor.Parameters)
        {
            Positional.Add(
                !given.TryGetValue(parameter.Ordinal, out List<(ExpressionSyntax Expression, ArgumentValue Value)>? values)
                    ? parameter.IsParams ? ArgumentValue.OfItems([]) : ArgumentValue.Of(parameter.HasExplicitDefaultValue ? parameter.ExplicitDefaultValue : null)
                : parameter.IsParams && values[0].Value.Items is null ? ArgumentValue.OfItems([.. values.Select(value => value.Value)])
                : values[0].Value);
        }
    }

    /// <summary>The arguments of the constructor, in its order; none where what is left fits no constructor.</summary>
    public List<ArgumentValue> Positional { get; } = [];

    /// <summary>The options.</summary>
    public Dictionary<string, ArgumentValue> Named { get; } = [];

    /// <summary>Reads it.</summary>
    /// <returns>Null where the compiler has bound the attribute, and where it does not stand in this compilation.</returns>
    public static HalfTypedAttribute? Of(AttributeData data, Compilation compilation)
    {
        if (data.AttributeConstructor is not null
            || data.AttributeClass is not { TypeKind: TypeKind.Class }
            || data.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList: { } list } syntax
            || !compilation.ContainsSyntaxTree(syntax.SyntaxTree))
        {
            return null;
        }

        SemanticModel model = compilation.GetSemanticModel(syntax.SyntaxTree);
        AttributeArgumentSyntax[] whole = [.. list.Arguments.Where(argument => argument.DescendantTokens().All(token => !token.IsMissing) && ValueOf(argument.Expression, model) is not null)];

        // What stands behind an option without a name is the beginning of one.
        int options = Array.FindIndex(whole, argument => argument.NameEquals is not null);
        AttributeSyntax mended = syntax.WithArgumentList(list.WithArguments(SyntaxFactory.SeparatedList(
            whole.Where((argument, i) => argument.NameEquals is { } option ? Takes(data.AttributeClass, option) : argument.NameColon is not null || options < 0 || i < options))));

        // A node of the compilation is not to be speculated about: of one that nothing was taken from, an argument is missing.
        return mended.SyntaxTree == syntax.SyntaxTree ? new HalfTypedAttribute(syntax, model)
            : model.TryGetSpeculativeSemanticModel(syntax.SpanStart, mended, out SemanticModel? speculative) ? new HalfTypedAttribute(mended, speculative) : null;
    }

    private static bool Takes(INamedTypeSymbol attribute, NameEqualsSyntax option)
    {
        for (INamedTypeSymbol? type = attribute; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(option.Name.Identifier.ValueText).OfType<IPropertySymbol>().Any(property => property.SetMethod is not null))
            {
                return true;
            }
        }

        return false;
    }

    private static ArgumentValue? ValueOf(ExpressionSyntax expression, SemanticModel model)
    {
        IEnumerable<ExpressionSyntax?>? items = AttributeArguments.ItemsOf(expression);
        if (items is null)
        {
            return expression is TypeOfExpressionSyntax type ? (model.GetTypeInfo(type.Type).Type is { } named ? ArgumentValue.OfType(named) : null)
                : model.GetConstantValue(expression) is { HasValue: true } constant ? ArgumentValue.Of(constant.Value)
                : null;
        }

        ArgumentValue?[] values = [.. items.Select(item => item is null ? null : ValueOf(item, model))];
        return values.Contains(null) ? null : ArgumentValue.OfItems(values!);
    }
}
