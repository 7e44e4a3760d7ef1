using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <summary>A state of a layer that goes on from one step of a training to the next: what the rows of the batch before have ended in. Made by generated code.</summary>
/// <remarks>What a step ends in takes the place of what it has started from when the step has come to its end: one that throws leaves it as it was.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CarriedState<T>
    where T : unmanaged
{
    private readonly string _layer;
    private readonly int _numbers;
    private readonly int _from;
    private readonly int _to;
    private T[] _now = [];
    private T[] _next = [];
    private int _rows;
    private bool _isKept;

    /// <summary>A state.</summary>
    /// <param name="layer">Whose.</param>
    /// <param name="numbers">Numbers of each row.</param>
    /// <param name="from">Where a pass reads it, in numbers for each row.</param>
    /// <param name="to">Where a pass leaves it.</param>
    public CarriedState(string layer, int numbers, int from, int to)
    {
        _layer = layer;
        _numbers = numbers;
        _from = from;
        _to = to;
    }

    /// <summary>Has the next step start from zeros.</summary>
    internal void Reset() => _rows = 0;

    /// <summary>Begins a step.</summary>
    /// <exception cref="ArgumentException">The batch has other rows than the one before.</exception>
    internal void Begin(int rows)
    {
        if (_rows != 0 && _rows != rows)
            throw new ArgumentException($"Layer '{_layer}' goes on from the states of the batch before, which had {Counted.Of(_rows, "row")}; expected as many, got {rows}. ResetStates() has the next batch start anew.");
        _isKept = false;
        int length = Guard.BatchLength(rows, _numbers);
        if (_next.Length < length)
            _next = new T[length];
    }

    /// <summary>Writes what the rows of a part start from.</summary>
    /// <param name="first">The first row of the part.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="memory">The memory of the pass.</param>
    /// <param name="carries">Whether it goes on; else it starts from zeros.</param>
    internal void Load(int first, int rows, ref T memory, bool carries)
    {
        ref T panels = ref Unsafe.Add(ref memory, _from * rows);
        if (carries && _rows != 0)
        {
            Panels.Pack(_now.AsSpan(first * _numbers, rows * _numbers), rows, _numbers, ref panels);
            return;
        }

        for (int i = 0; i < Panels.Length(rows, _numbers); i++)
            Unsafe.Add(ref panels, i) = default;
    }

    /// <summary>Keeps what the rows of a part have ended in.</summary>
    /// <param name="first">The first row of the part.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="memory">The memory of the pass.</param>
    internal void Keep(int first, int rows, ref T memory)
    {
        _isKept = true;
        Panels.Unpack(ref Unsafe.Add(ref memory, _to * rows), rows, _numbers, _next.AsSpan(first * _numbers, rows * _numbers));
    }

    /// <summary>Ends a step: the next one goes on from what this one has kept, if it has run at all.</summary>
    internal void End(int rows)
    {
        if (!_isKept)
            return;
        (_now, _next) = (_next, _now);
        _rows = rows;
    }
}
