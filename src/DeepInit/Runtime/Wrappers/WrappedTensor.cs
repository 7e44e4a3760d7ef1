namespace DeepInit.Runtime;

/// <summary>A parameter, and what a wrapper keeps of it in its layout.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal readonly struct WrappedTensor<T>(Parameter<T> parameter, OwnState<T> state)
    where T : unmanaged
{
    public Parameter<T> Parameter => parameter;

    public OwnState<T> State => state;

    /// <summary>The parameter's numbers, padding included.</summary>
    public Span<T> Values => parameter.FindIn(parameter.Store.ValueSpan);

    /// <summary>What is kept, in the same places.</summary>
    public Span<T> Kept => state.Span;
}
