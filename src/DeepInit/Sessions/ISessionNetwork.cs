namespace DeepInit;

/// <summary>
/// A network that can take a sequence step by step: it has one input, a sequence, and no layer needs a step that is still to come. Generated networks have it by themselves:
/// with recurrent layers in one direction, causal attention, causal convolutions, positions, and whatever acts on each step alone.
/// </summary>
/// <typeparam name="TInput">What steps are made of: <see cref="int"/> for ids, else <typeparamref name="T"/>.</typeparam>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ISessionNetwork<TInput, T>
    where TInput : unmanaged
    where T : unmanaged
{
    /// <summary>
    /// Begins a sequence. Every session has memory of its own, and as many as like may run at once on one network, each on a thread of its own, as long as nothing trains or loads
    /// the network meanwhile.
    /// </summary>
    /// <returns>A session without steps.</returns>
    Session<TInput, T> CreateSession();
}
