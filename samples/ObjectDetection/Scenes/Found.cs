namespace ObjectDetection;

/// <summary>A thing in a scene, or what a detector takes for one.</summary>
/// <param name="Class">Which of the classes.</param>
/// <param name="Box">Where it is.</param>
/// <param name="Score">How sure the detector is; 1 for a thing that is there.</param>
internal readonly record struct Found(int Class, Box Box, float Score);
