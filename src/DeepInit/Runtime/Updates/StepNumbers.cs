using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>
/// Numbers that an optimiser remembers from step to step beside those of each parameter, such as the rate of the step before. A step that fails is taken back: what it made
/// counts once the next one begins, or once the network says that it has been made. Called by generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepNumbers
{
    private readonly string[] _names;
    private readonly double[] _starts;
    private readonly double[] _before;
    private readonly double[] _after;
    private long _step;
    private long _first;

    internal StepNumbers(string[] names, double[] starts)
    {
        _names = names;
        _starts = starts;
        _before = [.. starts];
        _after = [.. starts];
    }

    /// <summary>The names, as in files.</summary>
    internal IReadOnlyList<string> Names => _names;

    /// <summary>Begins a step.</summary>
    /// <param name="step">
    /// Its number, from 1. The same one again begins where it began before, an earlier one begins anew; between this one and the last there may be steps that
    /// moved nothing.
    /// </param>
    /// <returns>What the numbers were after the step before, to be written over.</returns>
    public double[] Begin(long step)
    {
        if (step > _step)
            _after.CopyTo(_before, 0);
        else if (step < _step)
            _starts.CopyTo(_before, 0);
        if (step < _step || _step == 0)
            _first = step;
        _before.CopyTo(_after, 0);
        _step = step;
        return _after;
    }

    /// <summary>Whether no step before this one, which has begun, has made anything of the numbers.</summary>
    internal bool IsFirst(long step) => step == _first;

    /// <summary>The numbers after the last step, by name.</summary>
    internal IReadOnlyDictionary<string, double> Last => _names.Zip(_after, (name, number) => (name, number)).ToDictionary(pair => pair.name, pair => pair.number);

    /// <summary>The numbers after so many steps.</summary>
    internal double[] After(long steps) => steps >= _step ? _after : steps == _step - 1 ? _before : _starts;

    /// <summary>Makes the numbers those after so many steps.</summary>
    internal void Restore(long steps, double[] numbers)
    {
        numbers.CopyTo(_after, 0);
        _step = steps;
        _first = 0;
    }
}
