using DeepInit.Conformance.Reading;

namespace DeepInit.Conformance.Translation;

/// <summary>A layer of a case.</summary>
/// <param name="Kind">The name of its attribute.</param>
/// <param name="Fields">What the case says of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">The values that it reads.</param>
internal sealed record LayerSource(string Kind, JsonFields Fields, string Name, string[] From)
{
    /// <summary>Whether it acts along one axis, where fields are single numbers.</summary>
    public bool IsSequence => Kind.Contains("1D", StringComparison.Ordinal);
}
