using DeepInit.Runtime;

namespace DeepInit;

/// <summary>A step of a training whose gradients are known and whose update is still to come.</summary>
/// <remarks>One object for all steps of a training: what it shows holds until the hook returns.</remarks>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class GradientStep<T>
    where T : unmanaged
{
    private readonly IGradientTrainableNetwork<T> _network;

    internal GradientStep(IGradientTrainableNetwork<T> network) => _network = network;

    /// <summary>The gradients of all parameters in one piece, to be read and changed; <see cref="Of"/> finds those of one parameter. What is padding in the network's memory is zero, and must stay so.</summary>
    public Span<T> Gradients => _network.Gradients;

    /// <summary>The parameters themselves: an element stands at the same place as its gradient in <see cref="Gradients"/>; those that do not train stand behind all others.</summary>
    public ReadOnlySpan<T> Values => _network.Parameters.Store is { } store ? store.ValueSpan : default;

    /// <summary>The parameters by name, each with its <see cref="Parameter{T}.Gradient"/> in PyTorch's shape.</summary>
    public ParameterCollection<T> Parameters => _network.Parameters;

    /// <summary>The number of the step in the network's life, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Rows of the step's batch.</summary>
    public int Rows { get; private set; }

    /// <summary>The loss of the step, before the update: what <c>Fit</c> shows and sums up (added to the network's own, weighed by rows). May be set, as by a penalty that adds to it.</summary>
    public double Loss { get; set; }

    /// <summary>
    /// Whether the step updates anything; it counts in any case. True unless set. A batch whose rows all weigh nothing updates nothing in any case, unless the hook has put
    /// gradients in the place of its zeros, as one that adds up those of several machines does.
    /// </summary>
    public bool Updates { get; set; }

    /// <summary>The gradients of one parameter, in the order of the network's memory; none of one that does not train (<see cref="Parameter{T}.Trainable"/>).</summary>
    /// <param name="parameter">One of <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentException">It is another network's.</exception>
    public Span<T> Of(Parameter<T> parameter) => ReferenceEquals(parameter.Store, _network.Parameters.Store)
        ? parameter.FindIn(_network.Gradients)
        : throw new ArgumentException($"'{parameter}' is a parameter of another network; expected one of {_network.Name}'s.", nameof(parameter));

    internal void Begin(int rows, double loss)
    {
        Number = _network.StepCount + 1;
        Rows = rows;
        Loss = loss;
        Updates = true;
    }
}
