namespace DeepInit;

/// <summary>Which part of a row that is too long is left out.</summary>
public enum Truncation
{
    /// <summary>Its end: the row keeps its first steps.</summary>
    End = 0,

    /// <summary>Its start: the row keeps its last steps.</summary>
    Start,

    /// <summary>None: a row that is too long is an exception that names it.</summary>
    Refuse,
}
