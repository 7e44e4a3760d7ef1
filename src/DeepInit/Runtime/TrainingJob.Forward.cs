using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <content>Passes that do not go back: outputs as training sees them, and looks at layers.</content>
public abstract partial class TrainingJob<T>
{
    /// <summary>Runs the forward pass of training on rows that have been packed, for its outputs.</summary>
    /// <param name="rows">Their number.</param>
    public void RunForward(int rows)
    {
        BeginForward(rows, outputsAlone: true);
        RunAlone();
    }

    /// <summary>Runs the forward pass of training on rows, where they lie, for its outputs.</summary>
    /// <param name="rows">Their number.</param>
    /// <param name="input">The rows.</param>
    public void RunForward(int rows, ReadOnlySpan<T> input)
    {
        BeginForward(rows, outputsAlone: true);
        RunOn(input, threads: 1);
    }

    /// <summary>The forward pass of training, layer by layer, for those who look.</summary>
    /// <param name="rows">The rows that have been packed.</param>
    /// <param name="input">What is read where it lies; empty where nothing is.</param>
    /// <param name="observer">Who looks.</param>
    /// <param name="graph">The network.</param>
    /// <param name="layers">The layers, in the order of their phases.</param>
    public void Observe(int rows, ReadOnlySpan<T> input, ILayerObserver<T> observer, NetworkGraph graph, LayerPlace[] layers)
    {
        BeginForward(rows, outputsAlone: false);
        Observe(graph, layers, input, (place, layer, values) => Unpack(rows, place, layer, values), rows, observer);
    }

    // In memory stands first what rows have, then what the steps of each input have, as the plan says.
    private void Unpack(int rows, LayerPlace place, ObservedLayer layer, T[] values)
    {
        if (place.Sequences < 0)
        {
            Panels.Unpack(ref Memory.Span[rows * place.Offset], rows * (layer.RowSize / layer.Units), layer.Units, values);
            return;
        }

        int start = rows * _rowLength;
        for (int i = 0; i < place.Sequences; i++)
            start += Sequences[i].Steps * Sequences[i].Length;
        SequenceTable sequences = Sequences[place.Sequences];
        sequences.Unpack(ref Unsafe.Add(ref Memory.Start, start + (sequences.Steps * place.Offset)), layer.Units, values);
    }

    /// <summary>Where training leaves the values of a layer.</summary>
    /// <param name="layer">Its number in the network's graph, from 0.</param>
    /// <param name="phase">The last phase that writes them.</param>
    /// <param name="offset">Their place in memory, per row.</param>
    /// <param name="activation">The activation that they have been through, where it is not the one in the graph: <see cref="Activation.Linear"/> where the loss computes it.</param>
    /// <param name="low">The lower of two bounds near which the activation has hardly a slope; NaN where there are no two.</param>
    /// <param name="high">The higher one.</param>
    /// <param name="sums">The sums that its weights make; none unless given.</param>
    /// <param name="sequences">The number of the table of the sequences whose real steps they are; −1 where all rows have one length.</param>
    protected static LayerPlace At(
        int layer, int phase, int offset, Activation? activation = null, double low = double.NaN, double high = double.NaN, SumsPlace? sums = null, int sequences = -1) =>
        new(layer, phase, offset, activation, low, high, sums, sequences);

    /// <summary>The sums of a layer that others read, see <see cref="SumsPlace"/>.</summary>
    /// <param name="phase">The phase that makes them.</param>
    /// <param name="offset">Their place in memory, per row.</param>
    /// <param name="weight">The number of the parameter that they scale with.</param>
    /// <param name="bias">That of the parameter that is added; none unless given.</param>
    /// <param name="apart">Whether the phase applies an activation.</param>
    /// <param name="from">The first phase to run again when the weights have changed; the one that makes the sums unless given.</param>
    protected static SumsPlace Hidden(int phase, int offset, int weight, int bias = -1, bool apart = false, int from = -1) =>
        new(SumsUse.Hidden, from < 0 ? phase : from, phase, offset, weight, bias, apart);

    /// <summary>The sums of an output, see <see cref="SumsPlace"/>.</summary>
    /// <param name="phase">The phase that makes them.</param>
    /// <param name="offset">Their place in memory, per row.</param>
    /// <param name="weight">The number of the parameter that they scale with.</param>
    /// <param name="bias">That of the parameter that is added; none unless given.</param>
    /// <param name="apart">Whether the phase applies an activation.</param>
    /// <param name="from">The first phase to run again when the weights have changed; the one that makes the sums unless given.</param>
    /// <param name="prior">How the bias starts.</param>
    /// <param name="target">The number of the target that says so.</param>
    /// <param name="smoothing">How much of the labels the loss spreads over all classes.</param>
    protected static SumsPlace Output(
        int phase, int offset, int weight, int bias = -1, bool apart = false, int from = -1, OutputPrior prior = OutputPrior.None, int target = 0, double smoothing = 0) =>
        new(SumsUse.Output, from < 0 ? phase : from, phase, offset, weight, bias, apart) { Prior = prior, Target = target, Smoothing = smoothing };

    /// <summary>Sums that nobody scales.</summary>
    /// <param name="use">Why.</param>
    protected static SumsPlace Left(SumsUse use) => new(use);

    private void BeginForward(int rows, bool outputsAlone)
    {
        Rows = rows;
        FirstRow = 0;
        Backward = false;
        OutputsAlone = outputsAlone;
        Training = true;
        Randomized = _engine.IsRandomized;
    }
}
