namespace DeepInit.Runtime;

/// <summary>A parameter that is moved whole: where it lies, and what its optimiser remembers of it.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class TensorPlace<T>
    where T : unmanaged
{
    private readonly ParameterStore<T> _store;
    private readonly List<OwnState<T>> _states = [];

    public TensorPlace(ParameterStore<T> store, ParameterDeclaration declaration, int parameter)
    {
        _store = store;
        Parameter = parameter;
        Declaration = declaration;
        Shape = declaration.Shape ?? declaration.Layout.Shape;
    }

    /// <summary>The parameter's number.</summary>
    public int Parameter { get; }

    public ParameterDeclaration Declaration { get; }

    public int Offset => Declaration.Offset;

    public TensorLayout Layout => Declaration.Layout;

    public int[] Shape { get; }

    /// <summary>Its numbers, padding included: a multiple of 16.</summary>
    public int Length => Layout.StorageLength;

    /// <summary>Its numbers.</summary>
    public int Count => Layout.Count;

    /// <summary>What its optimiser remembers of it.</summary>
    public IReadOnlyList<OwnState<T>> States => _states;

    /// <summary>Its places as a matrix [first axis, the others]; made when first needed.</summary>
    public PanelLayout? Matrix { get; set; }

    /// <summary>Declares a number for each of its numbers, which lie as they do.</summary>
    public void Remember(string name, Action<AlignedBlock<T>>? begin = null) => Remember(name, Shape, Layout, begin);

    /// <summary>Declares a state of another shape.</summary>
    public void Remember(string name, int[] shape, TensorLayout layout, Action<AlignedBlock<T>>? begin = null) =>
        _states.Add(_store.AddState(new OwnState<T>(Parameter, name, shape, layout, begin)));
}
