namespace Playground.Points;

/// <summary>Which points to learn.</summary>
public enum PointKind
{
    /// <summary>Two crescents that reach into each other.</summary>
    Moons,

    /// <summary>A ring around a disc.</summary>
    Circles,

    /// <summary>Two arms, one and a half turns.</summary>
    Spirals,

    /// <summary>The visitor's own.</summary>
    Own,
}
