namespace DeepInit;

/// <summary>A network with a loss: it can be measured.</summary>
/// <remarks>
/// Interfaces of networks are small, and never change: what networks learn to do later is another interface. Who needs more than a network's type promises
/// asks for it: <c>network is IGradientNetwork&lt;float&gt; gradients</c>. Generated classes have all that apply to them.
/// </remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ILossNetwork<T> : INetwork<T>
    where T : unmanaged
{
    /// <summary>The targets of its losses, in the order of the arguments of generated methods.</summary>
    IReadOnlyList<TensorDescription> Targets { get; }

    /// <summary>The loss in inference mode; changes nothing.</summary>
    /// <param name="batch">Inputs and targets; every row counts 1.</param>
    T ComputeLoss(Batch<T> batch);
}
