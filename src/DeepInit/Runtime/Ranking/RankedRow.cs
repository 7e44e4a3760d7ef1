namespace DeepInit.Runtime;

/// <summary>A candidate among the best so far; the least is the one that the next better one takes the place of.</summary>
/// <param name="Score">Its score.</param>
/// <param name="Row">Its row among the candidates.</param>
internal readonly record struct RankedRow(double Score, int Row) : IComparable<RankedRow>
{
    /// <inheritdoc/>
    public int CompareTo(RankedRow other) => Score != other.Score ? Score.CompareTo(other.Score) : other.Row.CompareTo(Row);
}
