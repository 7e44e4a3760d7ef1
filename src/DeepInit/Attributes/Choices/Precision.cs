namespace DeepInit;

/// <summary>The number type that a network computes in.</summary>
public enum Precision
{
    /// <summary><see cref="float"/> on <c>Vector&lt;float&gt;</c>.</summary>
    Single = 0,

    /// <summary><see cref="double"/> on <c>Vector&lt;double&gt;</c>: half the lanes, for checks and ill-conditioned problems.</summary>
    Double,
}
