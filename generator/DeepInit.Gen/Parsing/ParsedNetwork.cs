using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>What the parser found: the spec, and for the analyzer alone, the attributes that its parts came from.</summary>
internal sealed class ParsedNetwork
{
    private readonly Dictionary<(Place Place, int Index), AttributeData> _attributes = [];

    public ParsedNetwork(NetworkSpec spec) => Spec = spec;

    public NetworkSpec Spec { get; }

    public void Remember(Place place, int index, AttributeData attribute) => _attributes[(place, index)] = attribute;

    /// <summary>Which part of the spec an attribute in the source became, if any.</summary>
    public (Place Place, int Index)? PlaceOf(SyntaxNode attribute)
    {
        foreach (KeyValuePair<(Place Place, int Index), AttributeData> entry in _attributes)
        {
            if (entry.Value.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == attribute.SyntaxTree && reference.Span == attribute.Span)
            {
                return entry.Key;
            }
        }

        return null;
    }

    public AttributeData? AttributeOf(Place place, int index) => _attributes.TryGetValue((place, index), out AttributeData? attribute) ? attribute : null;
}
