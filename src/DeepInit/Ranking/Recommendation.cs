namespace DeepInit;

/// <summary>A candidate of a network that ranks, and how well it suits.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Score">The higher, the better; what it means follows from what the network was trained by.</param>
public readonly record struct Recommendation(int Id, double Score);
