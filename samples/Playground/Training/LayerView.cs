namespace Playground.Training;

/// <summary>What one layer does at the moment.</summary>
/// <param name="Name">As the page calls it.</param>
/// <param name="Bins">Shares of its activations in equal bins over [−1, 1], or [0, 1] for the output; null before there are points.</param>
/// <param name="Deviation">The standard deviation of its activations.</param>
/// <param name="Saturated">The share of activations beyond ±0.97, where tanh is flat.</param>
/// <param name="GradientNorm">The Euclidean norm of the gradient of its weights.</param>
public sealed record LayerView(string Name, double[] Bins, double Deviation, double Saturated, double GradientNorm);
