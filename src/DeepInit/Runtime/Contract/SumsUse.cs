using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What the sums of a layer are for, as far as the scale of its weights goes. One definition, which the generator compiles in, too.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SumsUse
{
    /// <summary>Other layers read what becomes of them: their deviation should be 1.</summary>
    Hidden = 0,

    /// <summary>They are an output, or an activation makes one of them.</summary>
    Output,

    /// <summary>A normalisation alone reads them, and divides their deviation out.</summary>
    Normalized,

    /// <summary>The initialiser has chosen their scale by the depth of the network: Fixup, depth-scaled ends of residual branches.</summary>
    ScaledByDepth,

    /// <summary>An earlier layer has the same weights, and was scaled by its own sums.</summary>
    Shared,

    /// <summary>The layer has no sums that scale with one matrix: a recurrent one.</summary>
    Apart,
}
