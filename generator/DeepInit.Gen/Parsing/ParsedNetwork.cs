using DeepInit.Gen.Specs;
using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>What the parser found: the spec, and for the analyzer alone, the attributes that its parts came from.</summary>
internal sealed class ParsedNetwork
{
    private readonly Dictionary<(Place Place, int Index), AttributeSource> _sources = [];

    public ParsedNetwork(NetworkSpec spec) => Spec = spec;

    public NetworkSpec Spec { get; }

    public void Remember(Place place, int index, AttributeSource source) => _sources[(place, index)] = source;

    /// <summary>Which part of the spec an attribute in the source became, if any.</summary>
    public (Place Place, int Index)? PlaceOf(SyntaxNode attribute)
    {
        foreach (KeyValuePair<(Place Place, int Index), AttributeSource> entry in _sources)
        {
            if (entry.Value.Use is null && entry.Value.Attribute.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == attribute.SyntaxTree && reference.Span == attribute.Span)
            {
                return entry.Key;
            }
        }

        return null;
    }

    public AttributeSource? SourceOf(Place place, int index) => _sources.TryGetValue((place, index), out AttributeSource? source) ? source : null;
}
