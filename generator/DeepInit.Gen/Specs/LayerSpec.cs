using DeepInit.Gen.Collections;

namespace DeepInit.Gen.Specs;

/// <summary>One layer attribute. Each kind derives its own record, in the file of the kind.</summary>
/// <param name="Kind">The metadata name of its attribute, the key of the layer catalogue.</param>
internal abstract record LayerSpec(string Kind)
{
    /// <summary>The name given, or null.</summary>
    public string? Name { get; init; }

    /// <summary>The values that it reads by name; empty for the layer before.</summary>
    public EquatableArray<string> From { get; init; }

    /// <summary>The embedding whose table it has as its matrix, by its name; null for most.</summary>
    public virtual string? TiedName => null;

    /// <summary>The node of that embedding, once it is found.</summary>
    public virtual int? TiedTo => null;

    /// <summary>The values that it reads behind those: the option that names each, and its name.</summary>
    public virtual IEnumerable<(string Option, string Value)> Beside => [];

    /// <summary>Whether those are sequences, which may have steps of their own and share them; else they are values of whole rows, and have none.</summary>
    public virtual bool ReadsSequencesBeside => false;
}
