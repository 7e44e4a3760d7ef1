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

    public AttributeData? AttributeOf(Place place, int index) => _attributes.TryGetValue((place, index), out AttributeData? attribute) ? attribute : null;
}
