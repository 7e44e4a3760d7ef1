using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>The working memory of some steps of a session, and the forward pass on it. Derived by generated code.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StepJob<T> : PredictionJob<T>
    where T : unmanaged
{
    private AlignedBlock<T>? _session;

    /// <summary>A job.</summary>
    /// <param name="engine">Whose.</param>
    /// <param name="phases">Its phases.</param>
    /// <param name="length">Numbers of its memory.</param>
    /// <param name="rowWork">Multiply-adds of what follows the steps.</param>
    /// <param name="work">What a run costs whatever its steps: reading the parameters.</param>
    /// <param name="mostSteps">The most steps of a run.</param>
    /// <param name="stepLength">Numbers of its memory for each step.</param>
    /// <param name="stepWork">Multiply-adds of a step.</param>
    /// <param name="scratch">Numbers that a thread needs for itself.</param>
    /// <param name="fixedLength">Numbers of memory that do not depend on the steps.</param>
    protected StepJob(NetworkEngine<T> engine, int phases, int length, long rowWork, long work, int mostSteps, int stepLength, long stepWork, int scratch = 0, int fixedLength = 0)
        : base(engine, phases, length, rowWork, work, scratch, fixedLength, [new SequenceTable("steps", least: 1, mostSteps, stepLength, stepWork)])
    {
    }

    /// <summary>What the session remembers.</summary>
    protected AlignedBlock<T> Session => _session!;

    /// <summary>Says whose steps come, and how many.</summary>
    /// <param name="session">What the session remembers.</param>
    /// <param name="past">How many steps it has taken before.</param>
    /// <param name="steps">How many come.</param>
    public void Begin(AlignedBlock<T> session, int past, int steps)
    {
        _session = session;
        SequenceTables[0].Continue(past, steps);
    }

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
