using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// One sequence that comes step by step: a stream of a sensor, or a text that is being written. After any number of steps its output is what <c>Predict</c> makes of the sequence
/// so far, up to rounding; a further step costs its own arithmetic alone, because the session remembers what layers need of the earlier ones (states of recurrent layers, keys and values of attention).
/// </summary>
/// <remarks>
/// Made by <see cref="ISessionNetwork{TInput, T}.CreateSession"/>. A session is for one thread at a time; different sessions of one network may run at once. Appending allocates
/// nothing once a first step of that many threads has been taken. Parameters must not change between the steps of a session.
/// </remarks>
/// <typeparam name="TInput">What steps are made of: <see cref="int"/> for ids, else <typeparamref name="T"/>.</typeparam>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Session<TInput, T>
    where TInput : unmanaged
    where T : unmanaged
{
    private readonly NetworkEngine<T> _engine;
    private readonly IStepEngine<TInput, T> _steps;
    private readonly StepForm _form;
    private readonly AlignedBlock<T> _memory;
    private readonly T[] _output;
    private T[]? _beginning;
    private int _version;
    private int _inUse;

    /// <summary>A session without steps. Called by generated code.</summary>
    /// <param name="engine">The network's engine.</param>
    /// <param name="steps">The same, as what predicts further steps.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Session(NetworkEngine<T> engine, IStepEngine<TInput, T> steps)
    {
        _engine = engine;
        _steps = steps;
        _form = steps.StepForm;
        _memory = new AlignedBlock<T>(_form.Memory);
        _output = new T[_form.Outputs];
        Given = _form.Tables == 0 ? [] : new int[_form.Tables];
    }

    /// <summary>What it remembers.</summary>
    internal AlignedBlock<T> Memory => _memory;

    /// <summary>How many steps each sequence has that was given at the beginning.</summary>
    internal int[] Given { get; }

    /// <summary>How many steps it has taken.</summary>
    public int Position { get; private set; }

    /// <summary>The most steps that it can take: those of the network's input, where the network has attention or positions; null where there may be any number.</summary>
    public int? MostSteps => _form.MostSteps;

    /// <summary>Numbers of a step: 1 for ids.</summary>
    public int StepSize => _form.Features;

    /// <summary>The id that is no step; null for none.</summary>
    internal int? Padding => _form.Padding;

    /// <summary>Numbers of an output.</summary>
    public int OutputSize => _form.Outputs;

    /// <summary>The output after the last step: of that step alone, where the network has an output for each.</summary>
    /// <exception cref="InvalidOperationException">There was no step yet.</exception>
    public ReadOnlySpan<T> Output => Position > 0 ? _output : throw new InvalidOperationException("The session has taken no step yet; Append comes first.");

    /// <summary>Takes further steps. Allocates nothing.</summary>
    /// <param name="steps">One or more steps, each of <see cref="StepSize"/> numbers.</param>
    /// <returns><see cref="Output"/>, which the next step writes over.</returns>
    /// <exception cref="ArgumentException">There is no whole step, an id is out of range, or a number is not finite; the message says where. The session stays as it was.</exception>
    /// <exception cref="InvalidOperationException">There would be more than <see cref="MostSteps"/>, or the network's parameters have changed since the first step. The session stays as it was.</exception>
    public ReadOnlySpan<T> Append(ReadOnlySpan<TInput> steps)
    {
        Run(steps, default);
        return _output;
    }

    /// <summary>Takes further steps, and hands out the output after each of them; only of networks with an output for each step. Allocates nothing.</summary>
    /// <param name="steps">One or more steps, each of <see cref="StepSize"/> numbers.</param>
    /// <param name="outputs">Takes as many outputs, one after another.</param>
    /// <exception cref="ArgumentException">As of <see cref="Append(ReadOnlySpan{TInput})"/>, or <paramref name="outputs"/> has another length. The session stays as it was.</exception>
    /// <exception cref="InvalidOperationException">As of <see cref="Append(ReadOnlySpan{TInput})"/>, or the network has one output for the whole sequence.</exception>
    public void Append(ReadOnlySpan<TInput> steps, Span<T> outputs)
    {
        if (!_form.ReturnsSteps)
            throw new InvalidOperationException($"{_form.Network} has one output for all steps so far, and none for each: Append(steps) returns it.");
        int count = CountOf(steps);
        Guard.Length(outputs.Length, (long)count * _form.Outputs, nameof(outputs));
        Run(steps, outputs);
    }

    /// <summary>A session that has taken the same steps, and goes its own way from here, to the bit as this one would. Allocates its memory.</summary>
    public Session<TInput, T> Fork()
    {
        var fork = new Session<TInput, T>(_engine, _steps);
        CopyTo(fork);
        return fork;
    }

    /// <summary>Makes another session of the same network one that has taken the same steps as this one. Allocates nothing.</summary>
    /// <param name="other">The other session; what it had taken is forgotten.</param>
    /// <exception cref="ArgumentException">It is of another network.</exception>
    public void CopyTo(Session<TInput, T> other)
    {
        if (other is null)
            throw new ArgumentNullException(nameof(other));
        if (!ReferenceEquals(other._steps, _steps))
            throw new ArgumentException("The session is of another network.", nameof(other));
        if (ReferenceEquals(other, this))
            return;
        Enter();
        try
        {
            other.Enter();
            try
            {
                _memory.Span.CopyTo(other._memory.Span);
                _output.AsSpan().CopyTo(other._output);
                Given.CopyTo(other.Given, 0);
                other._beginning = _beginning;
                other.Position = Position;
                other._version = _version;
            }
            finally
            {
                other.Leave();
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Forgets all steps: the next one is the first of a new sequence. What the session was given at its beginning stays.</summary>
    public void Reset()
    {
        Enter();
        if (_beginning is null)
            _memory.Span.Clear();
        else
            _beginning.AsSpan().CopyTo(_memory.Span);
        Position = 0;
        Leave();
    }

    /// <summary>Checks numbers that are given at the beginning, and notes their steps. Called by generated code.</summary>
    /// <param name="values">One row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="most">Its most steps, or all where it has no length of its own.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="table">The number of its table; −1 where it has no length of its own.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Give(ReadOnlySpan<T> values, string argument, int most, int features, int table)
    {
        Note(values.Length, argument, most, features, table);
        Guard.Finite(values, Math.Max(1, values.Length), argument);
    }

    /// <summary>Checks ids that are given at the beginning, and notes their steps. Called by generated code.</summary>
    /// <param name="ids">One row.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="most">Its most steps, or all where it has no length of its own.</param>
    /// <param name="features">1.</param>
    /// <param name="table">The number of its table; −1 where it has no length of its own.</param>
    /// <param name="vocabulary">How many ids there are.</param>
    /// <param name="padding">The id of what is no step; null for none.</param>
    /// <returns>The steps, without the padding behind them.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ReadOnlySpan<int> Give(ReadOnlySpan<int> ids, string argument, int most, int features, int table, int vocabulary, int? padding = null)
    {
        if (padding is { } id)
        {
            int length = SequenceTable.StepsBefore(id, ids);
            for (int i = length; i < ids.Length; i++)
            {
                if (ids[i] != id)
                    throw new ArgumentException($"Argument '{argument}', step {Text(i)}: id {Text(ids[i])} stands behind padding, which ends the row at step {Text(length)}.", argument);
            }

            ids = ids.Slice(0, length);
        }

        Note(ids.Length, argument, most, features, table);
        Guard.Ids(ids, vocabulary, Math.Max(1, ids.Length), argument);
        return ids;
    }

    /// <summary>Says that the beginning is made. Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Begun()
    {
        _version = _engine.Store.Version;
        _beginning = _memory.Span.ToArray();
    }

    private void Note(int length, string argument, int most, int features, int table)
    {
        if (length % features != 0 || length / features > most || (table < 0 && length / features != most))
        {
            string steps = table < 0 ? $"{Text(most * features)} values" : $"at most {Text(most)} steps of {Text(features)}";
            throw new ArgumentException($"Argument '{argument}' has {Counted.Of(length, "value")}; expected one row, {steps}.", argument);
        }

        if (table >= 0)
            Given[table] = length / features;
    }

    private int CountOf(ReadOnlySpan<TInput> steps)
    {
        if (steps.Length == 0 || steps.Length % _form.Features != 0)
        {
            throw new ArgumentException(
                $"Argument 'steps' has {Counted.Of(steps.Length, "value")}; expected one step of {Text(_form.Features)}, or several.", nameof(steps));
        }

        return steps.Length / _form.Features;
    }

    private void Run(ReadOnlySpan<TInput> steps, Span<T> outputs)
    {
        int count = CountOf(steps);
        Check(steps);
        Enter();
        try
        {
            if (_form.MostSteps is { } most && Position + (long)count > most)
            {
                throw new InvalidOperationException(
                    $"The session has taken {Text(Position)} of at most {Text(most)} steps, for which {_form.Network} has positions or attention, and {Text(count)} more do not fit. Reset begins a new sequence.");
            }

            int version = _engine.Store.Version;
            if (Position == 0 && _beginning is null)
                _version = version;
            else if (version != _version)
                throw new InvalidOperationException($"The parameters of {_form.Network} have changed since the session began: what it remembers is of others. {(_beginning is null ? "Reset begins a new sequence." : "CreateSession begins another one.")}");

            for (int start = 0; start < count; start += _form.StepsAtOnce)
            {
                int some = Math.Min(_form.StepsAtOnce, count - start);
                ReadOnlySpan<TInput> part = steps.Slice(start * _form.Features, some * _form.Features);
                _steps.Step(_memory, Given, Position, part, outputs.Length == 0 ? _output : outputs.Slice(start * _form.Outputs, some * _form.Outputs));
                Position += some;
            }

            if (outputs.Length > 0)
                outputs.Slice(outputs.Length - _form.Outputs).CopyTo(_output);
        }
        finally
        {
            Leave();
        }
    }

    private void Check(ReadOnlySpan<TInput> steps)
    {
        if (_form.Vocabulary is not { } vocabulary)
        {
            Guard.Finite(steps, _form.Features, nameof(steps));
            return;
        }

        ReadOnlySpan<int> ids = MemoryMarshal.Cast<TInput, int>(steps);
        Guard.Ids(ids, vocabulary, Math.Max(1, ids.Length), nameof(steps));
        if (_form.Padding is { } padding && ids.IndexOf(padding) is var at and >= 0)
            throw new ArgumentException($"Argument 'steps', step {Text(at)}: id {Text(padding)} is padding, and no step. A session takes real steps alone.", nameof(steps));
    }

    // A second thread would write over the first one's memory.
    private void Enter()
    {
        if (Interlocked.Exchange(ref _inUse, 1) != 0)
            throw new InvalidOperationException("The session is in use on another thread. A session is for one thread at a time; CreateSession and Fork make more of them.");
    }

    private void Leave() => Volatile.Write(ref _inUse, 0);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
