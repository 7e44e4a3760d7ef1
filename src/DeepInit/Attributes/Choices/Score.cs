namespace DeepInit;

/// <summary>How <see cref="AttentionAttribute"/> compares a query q with a step m of the memory.</summary>
public enum Score
{
    /// <summary>s = q · m, unscaled (Luong et al. 2015).</summary>
    Dot,

    /// <summary>s = q · m / √features (Vaswani et al. 2017): scores have unit variance where queries and memory have.</summary>
    Scaled,

    /// <summary>s = q · W m with a matrix W [features of the queries, features of the memory] (Luong et al. 2015).</summary>
    General,

    /// <summary>s = v · tanh(W_q q + W_m m) with two matrices and a vector (Bahdanau et al. 2015).</summary>
    Additive,
}
