namespace DeepInit.Gen.Planning;

/// <summary>How a tensor of parameters lies in memory.</summary>
internal enum ParameterLayout
{
    /// <summary>As it is, padded with zeros to a multiple of 16.</summary>
    Vector,

    /// <summary>A matrix [out, in] as panels of 16 outputs: [⌈out / 16⌉][in][16].</summary>
    Panels,

    /// <summary>Filters [out, in, height, width] as panels of 16 outputs, channels innermost: [⌈out / 16⌉][height][width][in][16].</summary>
    Filters,

    /// <summary>Filters [in, out, height, width] that spread inputs, turned by half a turn: [⌈out / 16⌉][height][width][in][16], taps from the last to the first.</summary>
    TurnedFilters,
}
