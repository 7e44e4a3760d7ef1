using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>The working memory of some steps of a session, and the forward pass on it. Derived by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StepJob<T> : PredictionJob<T>
    where T : unmanaged
{
    private readonly int _stepping;
    private AlignedBlock<T>? _session;

    /// <summary>A job.</summary>
    /// <param name="engine">Whose.</param>
    /// <param name="phases">Its phases.</param>
    /// <param name="length">Numbers of its memory.</param>
    /// <param name="rowWork">Multiply-adds of what follows the steps.</param>
    /// <param name="work">What a run costs whatever its steps: reading the parameters.</param>
    /// <param name="sequences">The sequences of each input that has some.</param>
    /// <param name="stepping">Which of them comes step by step; −1 for none.</param>
    /// <param name="scratch">Numbers that a thread needs for itself.</param>
    /// <param name="fixedLength">Numbers of memory that do not depend on the steps.</param>
    protected StepJob(NetworkEngine<T> engine, int phases, int length, long rowWork, long work, SequenceTable[] sequences, int stepping, int scratch = 0, int fixedLength = 0)
        : base(engine, phases, length, rowWork, work, scratch, fixedLength, sequences) => _stepping = stepping;

    /// <summary>What the session remembers.</summary>
    protected AlignedBlock<T> Session => _session!;

    /// <summary>Says whose steps come, and how many.</summary>
    /// <param name="session">What the session remembers.</param>
    /// <param name="given">How many steps each sequence has that was given at its beginning.</param>
    /// <param name="past">How many steps it has taken before.</param>
    /// <param name="steps">How many come.</param>
    public void Begin(AlignedBlock<T> session, int[] given, int past, int steps)
    {
        _session = session;
        for (int i = 0; i < SequenceTables.Length; i++)
        {
            if (i == _stepping)
                SequenceTables[i].Continue(past, steps);
            else
                SequenceTables[i].Continue(0, given[i]);
        }
    }

    /// <summary>Says whose beginning comes.</summary>
    /// <param name="session">The session, which has been given what there is.</param>
    public void Begin<TInput>(Session<TInput, T> session)
        where TInput : unmanaged =>
        Begin(session.Memory, session.Given, 0, 0);

    /// <summary>Hands outputs out.</summary>
    /// <param name="panels">Their panels.</param>
    /// <param name="steps">How many there are: 1, or one for each step.</param>
    /// <param name="features">Numbers of each.</param>
    /// <param name="outputs">Takes all of them, or the last.</param>
    public void Unpack(ref T panels, int steps, int features, Span<T> outputs)
    {
        int rows = outputs.Length / features;
        Panels.UnpackPart(ref panels, steps - rows, steps, rows, features, outputs);

        // The session may be forgotten before the next one comes.
        _session = null;
    }
}
