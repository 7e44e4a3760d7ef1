using System.Numerics;
using System.Runtime.InteropServices;
using DeepInit.Runtime;

namespace DeepInit;

/// <summary>
/// Makes one optimiser step of the gradients of several batches, in a training loop of one's own. Every batch counts the same, whatever its rows: the step is by the sum of
/// the gradients of n batches over n, each with the mean loss of its own rows, as a loop of PyTorch with <c>(loss / n).backward()</c> has it.
/// </summary>
/// <remarks>
/// <see cref="FitOptions.GradientAccumulationSteps"/> is the other meaning: there the rows of all batches count the same, so that the step is that of one large batch; a smaller last batch, or classes that
/// weigh differently, tell the two apart. Limits on gradients act on the mean, once. Running statistics move with every batch, and each batch draws masks of its own.
/// Takes memory for one copy of the gradients. What has been gathered is in no file, and half a step is no state to go on from: <c>Fit</c>, which writes checkpoints, refuses to begin while batches are pending; save weights between two
/// steps.
/// </remarks>
/// <example><code>
/// var accumulator = new GradientAccumulator&lt;float&gt;(network, batches: 4);
/// for (int i = 0; i &lt; 100; i++)
/// {
///     network.ComputeGradients(x, y);
///     if (accumulator.Add())
///         Console.WriteLine(network.LearningRate);
/// }
/// </code></example>
/// <typeparam name="T">The element type, <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class GradientAccumulator<T>
    where T : unmanaged
{
    private readonly IGradientTrainableNetwork<T> _network;
    private AlignedBlock<T> _sums;
    private int _era;
    private bool _counts;

    /// <summary>Gathers the gradients of a network.</summary>
    /// <param name="network">A generated network.</param>
    /// <param name="batches">Batches for each step, n; at least 1.</param>
    /// <exception cref="ArgumentException">The network has no parameters, or its optimiser makes no step of gradients alone (<see cref="LBFGSAttribute"/>).</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batches"/> is less than 1.</exception>
    public GradientAccumulator(IGradientTrainableNetwork<T> network, int batches)
    {
        _network = network ?? throw new ArgumentNullException(nameof(network));
        if (batches < 1)
            throw new ArgumentOutOfRangeException(nameof(batches), batches, "A step is made of at least 1 batch.");
        if (network.Parameters.Store is not { } store)
            throw new ArgumentException($"{network.Name} has no parameters.", nameof(network));
        if (store.NeedsAllRows)
            throw new ArgumentException($"{network.Name} trains by LBFGS, which evaluates the loss at several points for each step and so makes none of gathered gradients: TrainBatch makes one, of all rows.", nameof(network));
        Batches = batches;
        _sums = new AlignedBlock<T>(store.TrainedLength);
        _era = store.ValueBlock.Era;
    }

    /// <summary>Batches for each step.</summary>
    public int Batches { get; }

    /// <summary>How many batches have been added since the last step: 0 to <see cref="Batches"/> − 1.</summary>
    public int Pending { get; private set; }

    /// <summary>Adds the gradients that <c>ComputeGradients</c> has left, and makes a step when they are those of the last batch of it.</summary>
    /// <returns>Whether a step was made.</returns>
    /// <exception cref="InvalidOperationException">No gradients have been computed.</exception>
    public bool Add()
    {
        Follow();

        // It throws where there are none.
        Span<Vector<T>> gradients = MemoryMarshal.Cast<T, Vector<T>>(_network.Gradients);
        Span<Vector<T>> sums = MemoryMarshal.Cast<T, Vector<T>>(_sums.Span);
        ParameterStore<T> store = _network.Parameters.Store!;
        var share = new Vector<T>(Scalar.FromDouble<T>(1.0 / Batches));
        bool first = Pending == 0;
        for (int i = 0; i < sums.Length; i++)
            sums[i] = first ? share * gradients[i] : sums[i] + (share * gradients[i]);

        _counts = store.GradientsCount || (!first && _counts);
        Pending++;
        if (Pending < Batches)
        {
            store.RowsBefore += store.BatchRows;
            return false;
        }

        _sums.Span.CopyTo(_network.Gradients);
        if (_counts)
            store.CountGradients();
        Reset();
        _network.ApplyGradients();
        return true;
    }

    // New ids give tables rows between two steps; what was gathered before lies elsewhere.
    private void Follow()
    {
        ParameterStore<T> store = _network.Parameters.Store!;
        if (store.ValueBlock.Era == _era)
            return;
        if (Pending > 0)
            throw new InvalidOperationException($"New ids have given the tables of {_network.Name} more rows while {Pending} of {Batches} batches were gathered; expected that between two steps. Reset() forgets the batches.");
        _sums = new AlignedBlock<T>(store.TrainedLength);
        _era = store.ValueBlock.Era;
    }

    /// <summary>Forgets what has been added since the last step.</summary>
    public void Reset()
    {
        Pending = 0;
        _network.Parameters.Store!.RowsBefore = 0;
    }
}
