namespace DeepInit.Gen.Losses;

/// <summary>What a loss takes for a target. Anything else would train without a word, to a loss that means nothing.</summary>
/// <param name="Guard">The method of the runtime's <c>Guard</c> that refuses anything else; null where every finite number will do.</param>
internal sealed record TargetDomain(string? Guard)
{
    /// <summary>Any finite numbers.</summary>
    public static readonly TargetDomain Numbers = new(Guard: null);

    /// <summary>Indices of classes, which are checked against the width of the output; or no target at all.</summary>
    public static readonly TargetDomain NotNumbers = new(Guard: null);

    /// <summary>
    /// Numbers from 0 to 1, each by itself, as PyTorch's documentation asks. What a row sums to is left open, as it is there and in Keras: rows of zeros are
    /// masked, rows of several ones have several labels.
    /// </summary>
    public static readonly TargetDomain Probabilities = new("Probabilities");

    /// <summary>−1 or 1.</summary>
    public static readonly TargetDomain Signs = new("Signs");

    /// <summary>Numbers of at least 0: counts, or rates.</summary>
    public static readonly TargetDomain Counts = new("Counts");
}
