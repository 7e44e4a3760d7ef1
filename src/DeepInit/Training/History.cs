using System.Collections;

namespace DeepInit;

/// <summary>What every epoch of a <c>Fit</c> came to, in order.</summary>
public sealed class History : IReadOnlyList<EpochProgress>
{
    private readonly List<EpochProgress> _epochs = [];
    private readonly List<string> _notes = [];

    internal History(string network = "network") => Network = network;

    /// <summary>The name of the network's class.</summary>
    public string Network { get; }

    /// <summary>How many epochs were finished.</summary>
    public int Count => _epochs.Count;

    /// <summary>The last epoch; null if none was finished.</summary>
    public EpochProgress? Last => Count == 0 ? null : _epochs[Count - 1];

    /// <summary>Why a callback ended the training before its last epoch; null if none did.</summary>
    public string? StopReason { get; internal set; }

    /// <summary>What <c>Fit</c> decided by itself and a user may want to know, in sentences: that it kept the means and deviations of earlier rows, for one. Mostly none.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The epoch with the lowest validation loss, or the lowest loss where there is no validation; null if none was finished, or none has one that is not NaN.</summary>
    public EpochProgress? Best
    {
        get
        {
            EpochProgress? best = null;
            foreach (EpochProgress epoch in _epochs)
            {
                if (!double.IsNaN(Score(epoch)) && (best is null || Score(epoch) < Score(best)))
                    best = epoch;
            }

            return best;

            static double Score(EpochProgress epoch) => epoch.ValidationLoss ?? epoch.Loss;
        }
    }

    /// <summary>One epoch.</summary>
    /// <param name="index">Counted from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such epoch.</exception>
    public EpochProgress this[int index] => _epochs[index];

    /// <inheritdoc/>
    public IEnumerator<EpochProgress> GetEnumerator() => _epochs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The network's table; empty before the training has ended.</summary>
    internal string Summary { get; set; } = "";

    internal IReadOnlyList<WeightStatistics> Weights { get; set; } = [];

    /// <summary>How the network started from the data; null without <see cref="FitOptions.InitializeFromData"/>.</summary>
    public InitializationReport? Initialization { get; internal set; }

    /// <summary>What a callback has seen of the layers; null if none looked.</summary>
    internal LayerStatistics? Layers { get; set; }

    internal IReadOnlyList<ConfusionTable> ConfusionTables { get; set; } = [];

    /// <summary>
    /// Saves the training as one HTML file, which needs no other and no network: curves of loss, accuracy, metrics and learning rate, the network's
    /// table, norms of its parameters, how it started from the data where it did, every <see cref="ConfusionMatrixMetric"/> of <see cref="FitOptions.Metrics"/>, and, if a <see cref="LayerStatistics"/>
    /// was among <see cref="FitOptions.Callbacks"/>, activations at the start and norms of weights and gradients, layer by layer.
    /// </summary>
    /// <param name="path">The file; replaced, whole or not at all, if it exists.</param>
    /// <param name="rates">How the learning rate was found, whose curve is drawn, too; none unless given.</param>
    public void SaveReport(string path, LearningRateCurve? rates = null) => ReportFile.Save(path, TrainingReport.Write(this, rates));

    internal void AddNote(string note) => _notes.Add(note);

    internal void Add(EpochProgress epoch) => _epochs.Add(epoch);
}
