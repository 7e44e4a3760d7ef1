using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>The machine behind a network: its parameters, and what predictions need. Derived by generated code, which adds the order of its kernels.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class NetworkEngine<T>
    where T : unmanaged
{
    private int _maxThreads = ThreadTeam.Default;

    /// <summary>An engine on these parameters.</summary>
    /// <param name="store">The parameters.</param>
    protected NetworkEngine(ParameterStore<T> store) => Store = store;

    /// <summary>The memory of the parameters, and who may use the network.</summary>
    protected internal ParameterStore<T> Store { get; }

    /// <summary>The parameters, by their names in files.</summary>
    public ParameterCollection<T> Parameters => Store.Parameters;

    /// <summary>The most threads that one call may use.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to less than 1.</exception>
    public int MaxThreads
    {
        get => _maxThreads;
        set => _maxThreads = value >= 1 ? Math.Min(value, ThreadTeam.Maximum) : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxThreads must be at least 1.");
    }
}
