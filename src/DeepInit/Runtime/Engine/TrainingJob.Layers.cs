using System.Runtime.CompilerServices;

namespace DeepInit.Runtime;

/// <content>Looks at layers, and where generated code says that they are.</content>
public abstract partial class TrainingJob<T>
{
    /// <summary>The forward pass of training on the calling thread, layer by layer up to the last, for those who look at the values of each as they are there. Allocates.</summary>
    /// <param name="rows">The rows that have been packed.</param>
    /// <param name="input">What is read where it lies; empty where nothing is.</param>
    /// <param name="observer">Who looks.</param>
    /// <param name="graph">The network.</param>
    /// <param name="layers">The layers, in the order of their phases.</param>
    public void Observe(int rows, ReadOnlySpan<T> input, ILayerObserver<T> observer, NetworkGraph graph, LayerPlace[] layers)
    {
        BeginForward(rows, outputsAlone: false);
        Over(input, () =>
        {
            int phase = 0;
            foreach (LayerPlace place in layers)
            {
                ObservedLayer layer = place.In(graph);
                if (observer is ISumsObserver<T> scaler && place.Sums is { Weight: >= 0 } sums)
                    phase = ObserveSums(scaler, rows, phase, place, layer, sums);
                RunPhases(phase, place.Phase + 1);
                phase = place.Phase + 1;
                observer.Observe(layer, Unpack(rows, place, layer));
            }
        });
    }

    // Returns the phase to go on with: again with the first that the weights matter to, where they have changed.
    private int ObserveSums(ISumsObserver<T> observer, int rows, int phase, LayerPlace place, ObservedLayer layer, SumsPlace sums)
    {
        int makes = sums.Phase < 0 ? place.Phase : sums.Phase;
        bool isActivated = sums.IsApart || sums.IsProduct;
        RunPhases(phase, isActivated ? makes : makes + 1);
        if (sums.IsApart)
            RunSums(makes);
        T[] made = sums.IsProduct ? Product(rows, layer, sums) : Unpack(rows, sums.Offset < 0 ? place : place with { Offset = sums.Offset }, layer);
        return observer.ObserveSums(layer, sums, made) ? (sums.First < 0 ? makes : sums.First) : isActivated ? makes : makes + 1;
    }

    private T[] Product(int rows, ObservedLayer layer, SumsPlace sums)
    {
        T[] weight = _engine.Parameters[sums.Weight].ToArray();
        T[] bias = sums.Bias < 0 ? [] : _engine.Parameters[sums.Bias].ToArray();
        var made = new T[Guard.BatchLength(rows, layer.RowSize)];
        if (sums.ReadsRows)
        {
            int features = weight.Length / layer.Units;
            var packed = new T[Panels.Length(rows, features)];
            Panels.Pack(RowsInPlace<T>(rows * features), rows, features, ref packed[0]);
            SumsProduct.Multiply(ref packed[0], weight, bias, layer.Units, made);
        }
        else
        {
            SumsProduct.Multiply(ref Memory.Span[rows * sums.Reads], weight, bias, layer.Units, made);
        }

        return made;
    }

    // In memory stands first what rows have, then what the steps of each input have, as the plan says.
    private T[] Unpack(int rows, LayerPlace place, ObservedLayer layer)
    {
        var values = new T[Guard.BatchLength(rows, layer.RowSize)];
        if (place.Sequences < 0)
        {
            Panels.Unpack(ref Memory.Span[rows * place.Offset], rows * (layer.RowSize / layer.Units), layer.Units, values);
            return values;
        }

        int start = rows * _rowLength;
        for (int i = 0; i < place.Sequences; i++)
            start += Sequences[i].Steps * Sequences[i].Length;
        SequenceTable sequences = Sequences[place.Sequences];
        sequences.Unpack(ref Unsafe.Add(ref Memory.Start, start + (sequences.Steps * place.Offset)), layer.Units, values);
        return values;
    }

    /// <summary>Where training leaves the values of a layer.</summary>
    /// <param name="layer">Its number in the network's graph, from 0.</param>
    /// <param name="phase">The last phase that writes them.</param>
    /// <param name="offset">Their place in memory, per row.</param>
    /// <param name="sums">The sums that its weights make; none unless given.</param>
    /// <param name="activation">The activation that they have been through, where it is not the one in the graph: <see cref="Activation.Linear"/> where the loss computes it.</param>
    /// <param name="low">The lower of two bounds near which the activation has hardly a slope; NaN where there are no two.</param>
    /// <param name="high">The higher one.</param>
    /// <param name="sequences">The number of the table of the sequences whose real steps they are; −1 where all rows have one length.</param>
    protected static LayerPlace At(
        int layer, int phase, int offset, SumsPlace? sums = null, Activation? activation = null, double low = double.NaN, double high = double.NaN, int sequences = -1) =>
        new(layer, phase, offset, activation, low, high, sums, sequences);

    /// <summary>The sums of a layer that others read, see <see cref="SumsPlace"/>.</summary>
    /// <param name="weight">The number of the parameter that they scale with.</param>
    /// <param name="bias">That of the parameter that is added; none unless given.</param>
    /// <param name="reads">Where the layer's activation is part of a product of matrices: the place in memory, per row, of what the product reads; not so unless given.</param>
    /// <param name="readsRows">The same, where the product reads the caller's rows.</param>
    /// <param name="apart">Whether the phase applies an activation to anything else.</param>
    /// <param name="phase">The phase that makes them; the layer's last unless given.</param>
    /// <param name="offset">Their place in memory, per row; that of the layer's values unless given.</param>
    /// <param name="from">The first phase to run again when the weights have changed; the one that makes the sums unless given.</param>
    protected static SumsPlace Hidden(
        int weight, int bias = SumsPlace.NotGiven, int reads = SumsPlace.NotGiven, bool readsRows = false, bool apart = false, int phase = SumsPlace.NotGiven, int offset = SumsPlace.NotGiven, int from = SumsPlace.NotGiven) =>
        new(SumsUse.Hidden) { Weight = weight, Bias = bias, Reads = reads, ReadsRows = readsRows, IsApart = apart, Phase = phase, Offset = offset, First = from };

    /// <summary>The sums of an output, see <see cref="SumsPlace"/>.</summary>
    /// <param name="weight">The number of the parameter that they scale with.</param>
    /// <param name="bias">That of the parameter that is added; none unless given.</param>
    /// <param name="reads">Where the layer's activation is part of a product of matrices: the place in memory, per row, of what the product reads; not so unless given.</param>
    /// <param name="readsRows">The same, where the product reads the caller's rows.</param>
    /// <param name="apart">Whether the phase applies an activation to anything else.</param>
    /// <param name="phase">The phase that makes them; the layer's last unless given.</param>
    /// <param name="offset">Their place in memory, per row; that of the layer's values unless given.</param>
    /// <param name="from">The first phase to run again when the weights have changed; the one that makes the sums unless given.</param>
    /// <param name="prior">How the bias starts.</param>
    /// <param name="target">The number of the target that says so.</param>
    /// <param name="smoothing">How much of the labels the loss spreads over all classes.</param>
    protected static SumsPlace Output(
        int weight, int bias = SumsPlace.NotGiven, int reads = SumsPlace.NotGiven, bool readsRows = false, bool apart = false, int phase = SumsPlace.NotGiven, int offset = SumsPlace.NotGiven, int from = SumsPlace.NotGiven,
        OutputPrior prior = OutputPrior.None, int target = 0, double smoothing = 0) =>
        new(SumsUse.Output) { Weight = weight, Bias = bias, Reads = reads, ReadsRows = readsRows, IsApart = apart, Phase = phase, Offset = offset, First = from, Prior = prior, Target = target, Smoothing = smoothing };

    /// <summary>Sums that nobody scales.</summary>
    /// <param name="use">Why.</param>
    protected static SumsPlace Left(SumsUse use) => new(use);
}
