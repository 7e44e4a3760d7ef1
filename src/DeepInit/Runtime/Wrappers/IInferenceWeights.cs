namespace DeepInit.Runtime;

/// <summary>What predictions read in the place of the weights that training moves.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal interface IInferenceWeights<T>
    where T : unmanaged
{
    /// <summary>Writes it over a copy of the parameters.</summary>
    /// <param name="values">All parameters, in the layout of their block.</param>
    void WriteTo(Span<T> values);

    /// <summary>Parameters have been set from outside.</summary>
    /// <param name="start">The first place in their block.</param>
    /// <param name="length">How many places.</param>
    void SetFromOutside(int start, int length);
}
