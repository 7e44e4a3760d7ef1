namespace DeepInit;

/// <summary>How <see cref="BleuScore"/> parts texts into words.</summary>
public enum BleuTokens
{
    /// <summary>As mteval-v13a.pl does, and sacreBLEU by default: punctuation stands alone, but within numbers.</summary>
    Mteval13a,

    /// <summary>At blanks alone, for texts that are parted already.</summary>
    Blanks,
}
