using System.Globalization;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <summary>How an attribute takes an argument: by a property, or by a parameter of a constructor. What it does not take cannot be suggested.</summary>
internal static class ArgumentForm
{
    /// <summary>The number of the parameter; -1 for a property; null for an argument that the attribute does not have or a value that it cannot hold.</summary>
    public static int? Of(AttributeData data, string argument, string suggestion)
    {
        string name = argument.Split('#')[0];
        IEnumerable<IMethodSymbol> constructors = data.AttributeConstructor is { } bound ? [bound] : data.AttributeClass?.InstanceConstructors.AsEnumerable() ?? [];
        foreach (IParameterSymbol parameter in constructors.SelectMany(constructor => constructor.Parameters))
        {
            if (parameter.Name == name)
            {
                return Holds(parameter.Type, suggestion) ? parameter.Ordinal : null;
            }
        }

        for (INamedTypeSymbol? type = data.AttributeClass; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { SetMethod.DeclaredAccessibility: Accessibility.Public } property)
            {
                return Holds(property.Type, suggestion) ? -1 : null;
            }
        }

        return null;
    }

    // Suggestions that are no numbers are enums, strings, flags and names of attributes: right by what they are.
    private static bool Holds(ITypeSymbol type, string suggestion) => (type is IArrayTypeSymbol array ? array.ElementType : type).SpecialType switch
    {
        SpecialType.System_Int32 => !IsNumber(suggestion, out _) || int.TryParse(suggestion, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        SpecialType.System_Double => !IsNumber(suggestion, out double number) || !(double.IsNaN(number) || double.IsInfinity(number)),
        _ => true,
    };

    private static bool IsNumber(string suggestion, out double number) => double.TryParse(suggestion, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
