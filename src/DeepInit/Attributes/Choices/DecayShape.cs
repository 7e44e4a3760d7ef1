namespace DeepInit;

/// <summary>Along what a learning rate falls; q is the share of the fall that is behind, f the share of the base rate at its end.</summary>
public enum DecayShape
{
    /// <summary>A straight line: f + (1 − f) · (1 − q).</summary>
    Linear = 0,

    /// <summary>f + (1 − f) · (1 − √q): fast at first (Hägele et al. 2024).</summary>
    OneMinusSquareRoot,

    /// <summary>Half a cosine wave: f + (1 − f) · (1 + cos(π · q)) / 2.</summary>
    Cosine,
}
