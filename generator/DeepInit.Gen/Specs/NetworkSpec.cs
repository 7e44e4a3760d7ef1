using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;

namespace DeepInit.Gen.Specs;

/// <summary>
/// What the user wrote, nothing derived. Equality contract: two specs are equal exactly when they lead to the same generated text, so nothing here may
/// refer to symbols, syntax, locations or compilations, and nothing that does not change the output may be added.
/// </summary>
internal sealed record NetworkSpec(
    TypeIdentity Type,
    Precision Precision,
    EquatableArray<InputSpec> Inputs,
    EquatableArray<LayerSpec> Layers,
    EquatableArray<OutputSpec> Outputs,
    EquatableArray<LossSpec> Losses,
    OptimizerSpec? Optimizer,
    EquatableArray<ScheduleSpec> Schedules,
    EquatableArray<ParameterSpec> Parameters,
    EquatableArray<Issue> Issues)
{
    /// <summary>The optimiser that moves what <see cref="Optimizer"/> does not; null for none.</summary>
    public OptimizerSpec? Beside { get; init; }

    /// <summary>What stands around the optimisers, in the order in which it was written.</summary>
    public EquatableArray<WrapperSpec> Wrappers { get; init; }

    /// <summary>The factor on the rate from one layer to the one before; null for none.</summary>
    public double? LayerDecay { get; init; }

    /// <summary>The width of the network that the rate was found on; null where rates do not follow widths.</summary>
    public int? MuPBaseWidth { get; init; }

    /// <summary>Whether its outputs are said to be the logits of the next id of its input.</summary>
    public bool IsLanguageModel { get; init; }

    /// <summary>For whom it ranks which candidates; null where it is not said to rank.</summary>
    public RankingSpec? Ranking { get; init; }

    /// <summary>Which of its inputs is predicted token by token, and from which; null for none.</summary>
    public SequenceToSequenceSpec? SequenceToSequence { get; init; }

    /// <summary>The type of the rows that it reads; null for a network that reads numbers, or whose rows have errors.</summary>
    public RowSpec? RowType { get; init; }

    /// <summary>Whether the name of one of its attributes is mistyped, or not yet typed to its end: it may become a layer, a loss, an optimiser.</summary>
    public bool HasUnknownAttribute { get; init; }

    /// <summary>The keys of generated members that cannot stand in the class, because something of the user's does: an error, and the stub leaves them out.</summary>
    public EquatableArray<string> Taken { get; init; }

    /// <summary>The keys of generated members that a base class declares virtual or abstract, and which override it.</summary>
    public EquatableArray<string> Overrides { get; init; }

    /// <summary>The layers, with those of the blocks that are used, each once.</summary>
    public IEnumerable<LayerSpec> AllLayers => Flat(Layers);

    private static IEnumerable<LayerSpec> Flat(IEnumerable<LayerSpec> layers) => layers.SelectMany(layer => layer is UseSpec use ? Flat(use.Body) : [layer]);

    /// <summary>How the numbers of a layer's value stand outside: as its <c>[Output]</c> says.</summary>
    public ChannelOrder OrderOf(string layer) => Outputs.FirstOrDefault(output => output.Layer == layer)?.Order ?? ChannelOrder.ChannelsLast;
}

/// <summary>One <c>[Input]</c>.</summary>
/// <param name="Ids">What its ids are; null where its values are numbers.</param>
/// <param name="Lengths">Where the lengths of its rows come from.</param>
internal sealed record InputSpec(string Name, EquatableArray<int> Shape, ChannelOrder Order = ChannelOrder.ChannelsLast, Ids? Ids = null, LengthSource Lengths = LengthSource.None)
{
    /// <summary>Whether rows have lengths of their own.</summary>
    public bool HasSteps => Lengths != LengthSource.None;
}

/// <summary>One <c>[Output]</c>.</summary>
internal sealed record OutputSpec(string Layer, ChannelOrder Order = ChannelOrder.ChannelsLast);
