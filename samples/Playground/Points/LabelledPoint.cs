namespace Playground.Points;

/// <summary>A point of the plane and its class.</summary>
/// <param name="X">From −<see cref="PointSet.Extent"/>, left, to <see cref="PointSet.Extent"/>, right.</param>
/// <param name="Y">From −<see cref="PointSet.Extent"/>, bottom, to <see cref="PointSet.Extent"/>, top.</param>
/// <param name="Blue">The class: blue is 1, amber is 0.</param>
public readonly record struct LabelledPoint(float X, float Y, bool Blue);
