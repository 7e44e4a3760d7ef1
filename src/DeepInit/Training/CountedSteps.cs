using DeepInit.Runtime;

namespace DeepInit;

/// <summary>Which steps (rows, pixels) of a batch count where predictions are compared with a target: not those behind a row's length, and not those whose class is left out.</summary>
/// <remarks>Allocates at its largest batch.</remarks>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class CountedSteps<T>
    where T : unmanaged
{
    private readonly TensorDescription _target;
    private readonly TensorDescription? _input;
    private readonly int _targetIndex;
    private int[] _steps = [];
    private T[] _values = [];
    private int[] _classes = [];

    /// <summary>Those of a target.</summary>
    /// <param name="network">The network.</param>
    /// <param name="targetIndex">The number of the target.</param>
    public CountedSteps(ILossNetwork<T> network, int targetIndex)
    {
        _targetIndex = targetIndex;
        _target = network.Targets[targetIndex];
        _input = _target.LengthsOf is { } input ? network.Inputs[input] : null;

        // Of classes each is a step's; of numbers all of the last axis are.
        Width = _target.IsClassIndex || _target.Shape.Count == 0 ? 1 : _target.Shape[_target.Shape.Count - 1];
    }

    /// <summary>Whether all count, whatever the batch.</summary>
    public bool IsAll => _input is null && _target.IgnoreIndex is null;

    /// <summary>Numbers, or classes, of a step of the target.</summary>
    public int Width { get; }

    /// <summary>The places of those that count, in order.</summary>
    /// <param name="batch">The batch.</param>
    public ReadOnlySpan<int> Of(Batch<T> batch)
    {
        int most = _target.RowSize / Width, count = 0;
        if (_steps.Length < batch.Rows * most)
            _steps = new int[batch.Rows * most];
        ReadOnlySpan<int> classes = _target.IgnoreIndex is null ? default : batch.Classes(_targetIndex);
        for (int row = 0; row < batch.Rows; row++)
        {
            int length = LengthOf(batch, row, most);
            for (int step = row * most; step < (row * most) + length; step++)
            {
                if (classes.IsEmpty || classes[step] != _target.IgnoreIndex)
                    _steps[count++] = step;
            }
        }

        return _steps.AsSpan(0, count);
    }

    /// <summary>The numbers of some steps, one after another.</summary>
    /// <param name="values">Those of all.</param>
    /// <param name="steps">The places of the steps.</param>
    /// <param name="width">Numbers of a step.</param>
    /// <param name="buffer">Takes them; it grows where it is too short.</param>
    public static Span<TValue> Take<TValue>(ReadOnlySpan<TValue> values, ReadOnlySpan<int> steps, int width, ref TValue[] buffer)
        where TValue : unmanaged
    {
        if (buffer.Length < steps.Length * width)
            buffer = new TValue[steps.Length * width];
        for (int i = 0; i < steps.Length; i++)
            values.Slice(steps[i] * width, width).CopyTo(buffer.AsSpan(i * width, width));
        return buffer.AsSpan(0, steps.Length * width);
    }

    /// <summary>The classes of some steps of the target.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="steps">The places of the steps.</param>
    public ReadOnlySpan<int> Classes(Batch<T> batch, ReadOnlySpan<int> steps) => Take(batch.Classes(_targetIndex), steps, 1, ref _classes);

    /// <summary>The numbers of some steps of the target.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="steps">The places of the steps.</param>
    public ReadOnlySpan<T> Target(Batch<T> batch, ReadOnlySpan<int> steps) => Take(batch.Target(_targetIndex), steps, Width, ref _values);

    private int LengthOf(Batch<T> batch, int row, int most)
    {
        if (_input is null)
            return most;
        int index = _target.LengthsOf!.Value;
        return _input.PaddingIndex is { } padding
            ? SequenceTable.StepsBefore(padding, batch.Ids(index).Slice(row * _input.RowSize, _input.RowSize))
            : batch.Lengths(index)[row];
    }
}
