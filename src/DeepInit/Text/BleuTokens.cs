namespace DeepInit;

/// <summary>How <see cref="BleuScore"/> parts texts into words.</summary>
public enum BleuTokens
{
    /// <summary>As mteval-v13a.pl does, and sacreBLEU by default: punctuation stands alone, but within numbers.</summary>
    Mteval13a,

    /// <summary>At blanks alone, for texts that are parted already.</summary>
    Blanks,

    /// <summary>The words of a <see cref="WordTokenizer"/>, in small letters: all punctuation stands alone, as in tutorials that part texts before they learn them. Scores are a little higher than those of mteval-v13a.</summary>
    Words,
}
