using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Parsing;

/// <summary>What the parser found: the spec, and for the analyzer alone, the attributes that its parts came from.</summary>
internal sealed class ParsedNetwork
{
    private readonly Dictionary<(Place Place, int Index), AttributeSource> _sources = [];

    public ParsedNetwork(NetworkSpec spec) => Spec = spec;

    public NetworkSpec Spec { get; }

    public void Remember(Place place, int index, AttributeSource source) => _sources[(place, index)] = source;

    public AttributeSource? SourceOf(Place place, int index) => _sources.TryGetValue((place, index), out AttributeSource? source) ? source : null;
}
