using DeepInit.Runtime;

namespace DeepInit;

/// <summary>What a forward pass of training moves of a network: the values that no gradient trains, such as the running statistics of batch normalisations.</summary>
/// <remarks>Allocates when it is made, and never after.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class Statistics<T>
    where T : unmanaged
{
    private readonly ParameterStore<T>? _store;
    private readonly (Parameter<T> Parameter, T[] Values)[] _kept;

    public Statistics(ParameterCollection<T> parameters)
    {
        _store = parameters.Store;
        _kept = [.. parameters.Where(p => !p.Trainable).Select(p => (p, new T[p.StorageLength]))];
    }

    public void Capture()
    {
        foreach ((Parameter<T> parameter, T[] values) in _kept)
            parameter.FindIn(_store!.ValueSpan).CopyTo(values);
    }

    public void Restore()
    {
        foreach ((Parameter<T> parameter, T[] values) in _kept)
            values.CopyTo(parameter.FindIn(_store!.ValueSpan));
        _store?.Changed();
    }
}
