namespace DeepInit;

/// <summary>What lies beyond the edges of an image.</summary>
public enum Padding
{
    /// <summary>Nothing: windows stay inside.</summary>
    Valid = 0,

    /// <summary>So many zeros that the output is as large as the input (with stride 1); of an odd number the larger half lies at the end.</summary>
    Same,

    /// <summary>All of the zeros before the first step of a sequence: no output sees what comes after it.</summary>
    Causal,
}
