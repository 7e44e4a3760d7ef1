namespace ObjectDetection;

/// <summary>A square picture, and what is in it.</summary>
/// <param name="Pixels">Red, green and blue from 0 to 1, row after row.</param>
/// <param name="Things">From back to front.</param>
internal sealed record Scene(float[] Pixels, IReadOnlyList<Found> Things);
