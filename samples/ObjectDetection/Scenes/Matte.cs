namespace ObjectDetection;

/// <summary>What a thing looks like.</summary>
/// <param name="across">A place in its box, from 0 to 1.</param>
/// <param name="down">A place in its box, from 0 to 1.</param>
/// <returns>How much of what is behind it is covered there, and how bright its colour is; both from 0 to 1.</returns>
internal delegate (float Cover, float Light) Matte(float across, float down);

/// <summary>A thing that has no place yet.</summary>
/// <param name="Class">Which of the classes.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Look">What it looks like.</param>
internal sealed record Thing(int Class, float Width, float Height, Matte Look);
