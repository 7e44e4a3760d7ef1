namespace DeepInit;

/// <summary>How the cycles of a cyclic schedule become lower.</summary>
public enum CycleShape
{
    /// <summary>They do not.</summary>
    Triangular = 0,

    /// <summary>Each is half as high as the one before.</summary>
    Triangular2,

    /// <summary>By a factor with every step, <c>gamma</c>^step.</summary>
    ExponentialRange,
}
