namespace DeepInit;

/// <summary>A candidate of a network that ranks and reads rows, by the id that rows give it, and how well it suits.</summary>
/// <typeparam name="TId">The type of the property with <see cref="IdAttribute"/>.</typeparam>
/// <param name="Id">Its id.</param>
/// <param name="Score">The higher, the better; what it means follows from what the network was trained by.</param>
public readonly record struct Recommendation<TId>(TId Id, double Score);
