using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Where training makes the sums of a layer, before its activation, and what they scale with. Made by <see cref="TrainingJob{T}"/>, in the words of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SumsPlace
{
    /// <summary>Of what may be left out: the same as for the layer's values, or nothing.</summary>
    internal const int NotGiven = -1;

    internal SumsPlace(SumsUse use) => Use = use;

    /// <summary>What they are for. Where that leaves nothing to scale, the rest says nothing.</summary>
    internal SumsUse Use { get; }

    /// <summary>The number of the parameter that they scale with; negative where nothing is to be scaled.</summary>
    internal int Weight { get; init; } = NotGiven;

    /// <summary>That of the parameter that is added; negative where there is none.</summary>
    internal int Bias { get; init; } = NotGiven;

    /// <summary>The phase that makes the sums; negative where it is the last of the layer.</summary>
    internal int Phase { get; init; } = NotGiven;

    /// <summary>The first phase to run again when the weights have changed; negative where it is the one that makes the sums.</summary>
    internal int First { get; init; } = NotGiven;

    /// <summary>Their place in the job's memory, per row; negative where it is that of the layer's values.</summary>
    internal int Offset { get; init; } = NotGiven;

    /// <summary>Whether the phase applies an activation, so that the sums alone are made by <see cref="TeamJob.WorkSums"/>.</summary>
    internal bool IsApart { get; init; }

    /// <summary>Whether the phase applies an activation to a product of matrices, which <see cref="SumsProduct"/> makes of what the phase reads.</summary>
    internal bool IsProduct => ReadsRows || Reads >= 0;

    /// <summary>The place of the product's left operand in the job's memory, per row; negative where there is none.</summary>
    internal int Reads { get; init; } = NotGiven;

    /// <summary>Whether the product's left operand is what <see cref="TeamJob.InPlace"/> refers to, row after row.</summary>
    internal bool ReadsRows { get; init; }

    /// <summary>How the bias of an output starts.</summary>
    internal OutputPrior Prior { get; init; }

    /// <summary>The number of the target that says so.</summary>
    internal int Target { get; init; }

    /// <summary>How much of the labels the loss spreads over all classes.</summary>
    internal double Smoothing { get; init; }
}
