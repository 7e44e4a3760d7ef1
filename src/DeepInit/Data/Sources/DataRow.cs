namespace DeepInit;

/// <summary>
/// Where a <see cref="DataSource{T}"/> writes a row: the inputs and targets of the network that reads it. All numbers are 0, and the weight is 1, before.
/// </summary>
/// <remarks>The same object for all rows; spans taken from it hold for one.</remarks>
/// <typeparam name="T">The element type.</typeparam>
public sealed class DataRow<T>
    where T : unmanaged
{
    private readonly string _network;
    private RowBlock<T> _block;
    private int _row;

    internal DataRow(string network, RowBlock<T> block)
    {
        _network = network;
        _block = block;
    }

    /// <summary>The network's inputs.</summary>
    public IReadOnlyList<TensorDescription> Inputs => _block.Inputs;

    /// <summary>The network's targets.</summary>
    public IReadOnlyList<TensorDescription> Targets => _block.Targets;

    /// <summary>What the row counts in training; 1 unless set. See <see cref="Dataset{T}.WithSampleWeights"/>.</summary>
    public T SampleWeight
    {
        get => _block.Weights[_row];
        set => _block.Weights[_row] = value;
    }

    /// <summary>The line of its file that the row begins in, from 1, for messages about its numbers; 0 unless set: then they count rows.</summary>
    public long Line
    {
        get => _block.Lines[_row];
        set => _block.Lines[_row] = value;
    }

    /// <summary>The numbers of an input.</summary>
    /// <param name="index">Its position in <see cref="Inputs"/>; the only one unless given.</param>
    /// <exception cref="ArgumentException">There is no such input, or it takes ids.</exception>
    public Span<T> Input(int index = 0) => _block.InputRow(OfNumbers(Checked(index, Inputs, "input")), _row);

    /// <summary>The numbers of an input.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The network has no such input, or it takes ids.</exception>
    public Span<T> Input(string name) => _block.InputRow(OfNumbers(IndexOf(name, Inputs, "input")), _row);

    /// <summary>The ids of an input.</summary>
    /// <param name="index">Its position in <see cref="Inputs"/>; the only one unless given.</param>
    /// <exception cref="ArgumentException">There is no such input, or it takes numbers.</exception>
    public Span<int> Ids(int index = 0) => _block.IdRow(OfIds(Checked(index, Inputs, "input")), _row);

    /// <summary>The ids of an input.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The network has no such input, or it takes numbers.</exception>
    public Span<int> Ids(string name) => _block.IdRow(OfIds(IndexOf(name, Inputs, "input")), _row);

    /// <summary>The numbers of a target.</summary>
    /// <param name="index">Its position in <see cref="Targets"/>; the only one unless given.</param>
    /// <exception cref="ArgumentException">There is no such target, or it takes class indices.</exception>
    public Span<T> Target(int index = 0) => _block.TargetRow(OfKind(Checked(index, Targets, "target"), classes: false), _row);

    /// <summary>The numbers of a target.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The network has no such target, or it takes class indices.</exception>
    public Span<T> Target(string name) => _block.TargetRow(OfKind(IndexOf(name, Targets, "target"), classes: false), _row);

    /// <summary>The class indices of a target.</summary>
    /// <param name="index">Its position in <see cref="Targets"/>; the only one unless given.</param>
    /// <exception cref="ArgumentException">There is no such target, or it takes numbers.</exception>
    public Span<int> Classes(int index = 0) => _block.ClassRow(OfKind(Checked(index, Targets, "target"), classes: true), _row);

    /// <summary>The class indices of a target.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">The network has no such target, or it takes numbers.</exception>
    public Span<int> Classes(string name) => _block.ClassRow(OfKind(IndexOf(name, Targets, "target"), classes: true), _row);

    /// <summary>Goes to a row of a block, and clears it.</summary>
    internal void Place(RowBlock<T> block, int row)
    {
        _block = block;
        _row = row;
        block.Clear(row);
    }

    private int Checked(int index, IReadOnlyList<TensorDescription> tensors, string kind) =>
        (uint)index < (uint)tensors.Count
            ? index
            : throw new ArgumentOutOfRangeException(nameof(index), index, $"{_network} has {tensors.Count} {kind}s, numbered from 0.");

    private int IndexOf(string name, IReadOnlyList<TensorDescription> tensors, string kind)
    {
        for (int i = 0; i < tensors.Count; i++)
        {
            if (tensors[i].Name == name)
                return i;
        }

        throw new ArgumentException($"{_network} has no {kind} '{name}'; it has {string.Join(", ", tensors)}.", nameof(name));
    }

    private int OfNumbers(int input) =>
        Inputs[input].IsInteger ? throw new ArgumentException($"The input {Inputs[input]} of {_network} takes ids: write Ids.") : input;

    private int OfIds(int input) =>
        Inputs[input].IsInteger ? input : throw new ArgumentException($"The input {Inputs[input]} of {_network} takes numbers: write Input.");

    private int OfKind(int index, bool classes) =>
        Targets[index].IsClassIndex == classes
            ? index
            : throw new ArgumentException($"The target {Targets[index]} of {_network} takes {(classes ? "numbers: write Target" : "class indices: write Classes")}.", nameof(index));
}
