namespace DeepInit.Gen.Specs;

/// <summary>Where the lengths of an input's rows come from.</summary>
internal enum LengthSource
{
    /// <summary>All rows have as many steps as the shape says.</summary>
    None,

    /// <summary>An argument beside the input's has them.</summary>
    Argument,

    /// <summary>A row of ids ends where its padding begins.</summary>
    Padding,
}
