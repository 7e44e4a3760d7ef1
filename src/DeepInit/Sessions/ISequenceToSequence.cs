namespace DeepInit;

/// <summary>A network that makes one sequence of another, token by token (<see cref="SequenceToSequenceAttribute"/>). <see cref="Translations"/> has what can be done with it.</summary>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISequenceToSequence<T> : INetwork<T>
    where T : unmanaged
{
    /// <summary>Which input is read and which is written, and the marks around a target.</summary>
    SequenceToSequenceForm Form { get; }

    /// <summary>
    /// Reads a source, and begins a target without steps: the first one is <see cref="SequenceToSequenceForm.StartToken"/>. What depends on the source alone is computed once, here. Every session has memory of its own, and as many as like may run at
    /// once on one network, each on a thread of its own, as long as nothing trains or loads the network meanwhile.
    /// </summary>
    /// <param name="source">The tokens of the source, at most as many as its input has steps.</param>
    /// <exception cref="ArgumentException">There are too many tokens, or an id is out of range.</exception>
    Session<int, T> CreateSession(ReadOnlySpan<int> source);
}
