namespace DeepInit.Gen.Optimizers;

/// <summary>The part of a moment that an optimiser keeps from one step to the next.</summary>
/// <param name="Name">The argument of the attribute.</param>
/// <param name="Value">As given.</param>
/// <param name="Low">The least that is usual.</param>
/// <param name="High">The most that is usual.</param>
/// <param name="IsFirstMoment">Whether it is of gradients, rather than of their squares.</param>
internal sealed record DecayConstant(string Name, double Value, double Low, double High, bool IsFirstMoment)
{
    /// <summary>Whether the mean is divided by what it still lacks of its first steps; one that is not takes its half-life until it counts.</summary>
    public bool IsCorrected { get; init; } = true;

    /// <summary>Of gradients: 0 is none, as with GANs.</summary>
    public static DecayConstant First(string name, double value) => new(name, value, 0, 0.99, IsFirstMoment: true);

    /// <summary>Of squares: 0.9 is least of what is published.</summary>
    public static DecayConstant Second(string name, double value) => new(name, value, 0.8, 0.99999, IsFirstMoment: false);
}
