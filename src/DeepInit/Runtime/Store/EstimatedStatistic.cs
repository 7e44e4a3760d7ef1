namespace DeepInit.Runtime;

/// <summary>A running statistic of a batch normalisation that is estimated anew for averages of weights.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="parameter">The statistic.</param>
/// <param name="share">How much of a batch's statistic it takes in a pass of training, above 0.</param>
internal sealed class EstimatedStatistic<T>(Parameter<T> parameter, double share)
    where T : unmanaged
{
    /// <summary>Places that it takes in a block of values.</summary>
    public int Length => parameter.StorageLength;

    /// <summary>Its own numbers in a block of values.</summary>
    public Span<T> In(Span<T> values) => parameter.FindIn(values);

    /// <summary>What a batch's own statistic was, of what a pass that began at 0 has made of it.</summary>
    public double OfBatch(T taken) => Scalar.ToDouble(taken) / share;
}
