namespace DeepInit;

/// <summary>How a measure of one class becomes one of several.</summary>
public enum ClassAverage
{
    /// <summary><see cref="Positive"/> for two classes, <see cref="Macro"/> for more.</summary>
    Automatic = 0,

    /// <summary>Class 1 alone counts.</summary>
    Positive,

    /// <summary>The mean over the classes that occur, in truth or in predictions.</summary>
    Macro,

    /// <summary>The mean over the classes, weighted by how often each occurs in truth.</summary>
    Weighted,

    /// <summary>All decisions together.</summary>
    Micro,
}
