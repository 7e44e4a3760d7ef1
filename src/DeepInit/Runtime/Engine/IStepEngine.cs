using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>An engine that predicts further steps of a sequence. Implemented by generated code.</summary>
/// <typeparam name="TInput">What steps are made of.</typeparam>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStepEngine<TInput, T>
    where TInput : unmanaged
    where T : unmanaged
{
    /// <summary>What a session is like.</summary>
    StepForm StepForm { get; }

    /// <summary>Predicts further steps of a session. Safe from many threads at once, of different sessions.</summary>
    /// <param name="session">What the session remembers, which moves on.</param>
    /// <param name="given">How many steps each sequence has that was given at its beginning.</param>
    /// <param name="past">How many steps it has taken before.</param>
    /// <param name="steps">The steps: at least one, and at most as many as are predicted at once. They have been checked.</param>
    /// <param name="outputs">Takes the output after the last of them; or, where it has room for as many, those after each.</param>
    void Step(AlignedBlock<T> session, int[] given, int past, ReadOnlySpan<TInput> steps, Span<T> outputs);
}
