using DeepInit.Gen.Text;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>
/// Attributes of no type that the compiler knows, whose names are like those of this library's, or begin one: what they will be is still open. Others may be of types that another generator makes,
/// which this one cannot see, and mean nothing here.
/// </summary>
internal static class MistypedAttribute
{
    private const string Suffix = "Attribute";

    /// <summary>Whether one stands on a network.</summary>
    public static bool IsOn(INamedTypeSymbol network)
    {
        string[] unknown = [.. network.GetAttributes().Select(attribute => attribute.AttributeClass).OfType<IErrorTypeSymbol>().Select(type => type.Name).Where(name => name.Length > 0)];
        if (unknown.Length == 0 || NetworkParser.Marks(network).FirstOrDefault()?.AttributeClass is not { } mark)
        {
            return false;
        }

        string[] known = [.. mark.ContainingNamespace.GetTypeMembers().Where(type => type.Name.EndsWith(Suffix, StringComparison.Ordinal)).Select(type => type.Name.Substring(0, type.Name.Length - Suffix.Length))];
        return unknown.Any(name => known.Any(other => other.StartsWith(name, StringComparison.OrdinalIgnoreCase)) || Spelling.Nearest(name, known) is not null);
    }
}
