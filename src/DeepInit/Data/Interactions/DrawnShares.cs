using DeepInit.Runtime;

namespace DeepInit;

/// <summary>A target that follows from what is drawn: ln q of the right id of a row and of its drawn one, q how likely each is to be drawn.</summary>
/// <param name="sampler">What draws.</param>
/// <param name="right">The input of right ids.</param>
/// <param name="drawn">The input of drawn ids.</param>
internal sealed class DrawnShares(NegativeSampler sampler, string right, string drawn)
{
    /// <summary>Numbers of a row.</summary>
    public const int Numbers = 2;

    /// <summary>The input of right ids.</summary>
    public string Right { get; } = right;

    /// <summary>The input of drawn ids.</summary>
    public string Drawn { get; } = drawn;

    /// <summary>Writes the numbers of some rows.</summary>
    /// <param name="right">The right id of each.</param>
    /// <param name="drawn">The drawn one.</param>
    /// <param name="values">Where they go.</param>
    /// <exception cref="ArgumentException">Several are drawn for a row.</exception>
    public void Write<T>(ReadOnlySpan<int> right, ReadOnlySpan<int> drawn, Span<T> values)
        where T : unmanaged
    {
        if (right.Length != drawn.Length)
            throw new ArgumentException($"The input '{Drawn}' has {drawn.Length / Math.Max(1, right.Length)} ids for each row; expected one, as '{Right}' has, where a target says how likely each is drawn.");
        for (int i = 0; i < right.Length; i++)
        {
            values[i * Numbers] = Scalar.FromDouble<T>(sampler.LogShareOf(right[i]));
            values[(i * Numbers) + 1] = Scalar.FromDouble<T>(sampler.LogShareOf(drawn[i]));
        }
    }
}
