using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>A call that one thread at a time may make, from its begin to its end.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NetworkUse<T> : IDisposable
    where T : unmanaged
{
    private readonly ParameterStore<T>? _store;
    private readonly NetworkCall _call;

    internal NetworkUse(ParameterStore<T> store, NetworkCall call)
    {
        _store = store;
        _call = call;
    }

    /// <summary>Ends it, whether or not it came to its end: what was made of the parameters is out of date if the call may have moved them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose() => _store?.EndUse(_call);
}
