using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Parsing;

/// <summary>The attribute that a part of the network came from; for a layer of a block, also the use that took it in. For the analyzer alone.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Use">The use of the block that it stands in; null in the network itself.</param>
/// <param name="Origins">For each argument that a value given by the use went into: the argument of the use.</param>
internal sealed record AttributeSource(AttributeData Attribute, AttributeSource? Use, IReadOnlyDictionary<string, int>? Origins);
