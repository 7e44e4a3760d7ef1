using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>Where training makes the sums of a layer, before its activation, and what they scale with. Made by <see cref="TrainingJob{T}"/>, in the words of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SumsPlace
{
    internal SumsPlace(SumsUse use, int first = 0, int phase = 0, int offset = 0, int weight = -1, int bias = -1, bool isApart = false)
    {
        Use = use;
        First = first;
        Phase = phase;
        Offset = offset;
        Weight = weight;
        Bias = bias;
        IsApart = isApart;
    }

    /// <summary>What they are for. Where that leaves nothing to scale, the rest says nothing.</summary>
    internal SumsUse Use { get; }

    /// <summary>The first phase to run again when the weights have changed.</summary>
    internal int First { get; }

    /// <summary>The phase that makes the sums.</summary>
    internal int Phase { get; }

    /// <summary>Their place in the job's memory, per row.</summary>
    internal int Offset { get; }

    /// <summary>The number of the parameter that they scale with; negative where nothing is to be scaled.</summary>
    internal int Weight { get; }

    /// <summary>That of the parameter that is added; negative where there is none.</summary>
    internal int Bias { get; }

    /// <summary>Whether the phase applies an activation, so that the sums alone are made by <see cref="TeamJob.WorkSums"/>.</summary>
    internal bool IsApart { get; }

    /// <summary>How the bias of an output starts.</summary>
    internal OutputPrior Prior { get; init; }

    /// <summary>The number of the target that says so.</summary>
    internal int Target { get; init; }

    /// <summary>How much of the labels the loss spreads over all classes.</summary>
    internal double Smoothing { get; init; }
}
