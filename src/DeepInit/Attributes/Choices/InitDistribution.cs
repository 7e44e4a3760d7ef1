namespace DeepInit;

/// <summary>The distribution that <see cref="Init.VarianceScaling"/> draws from.</summary>
public enum InitDistribution
{
    /// <summary>Normal, cut at two standard deviations and widened so that the variance is the one stated.</summary>
    TruncatedNormal = 0,

    /// <summary>Normal, not cut.</summary>
    UntruncatedNormal,

    /// <summary>Uniform with the variance stated.</summary>
    Uniform,
}
