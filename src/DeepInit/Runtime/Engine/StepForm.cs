using System.ComponentModel;

namespace DeepInit.Runtime;

/// <summary>What a session of a network is like. Made by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StepForm
{
    /// <summary>A form.</summary>
    /// <param name="network">The network's name.</param>
    /// <param name="memory">Numbers that a session remembers.</param>
    /// <param name="features">Numbers of a step.</param>
    /// <param name="outputs">Numbers of an output.</param>
    /// <param name="returnsSteps">Whether there is an output for each step.</param>
    /// <param name="stepsAtOnce">Steps that are predicted at once, so that working memory has a bound.</param>
    /// <param name="mostSteps">The most steps of a session; null for any number.</param>
    /// <param name="vocabulary">How many ids there are; null where steps are numbers.</param>
    /// <param name="padding">The id that is no step; null for none.</param>
    /// <param name="tables">How many inputs are sequences, where others than the one of the steps are given at the beginning.</param>
    public StepForm(string network, int memory, int features, int outputs, bool returnsSteps, int stepsAtOnce, int? mostSteps, int? vocabulary = null, int? padding = null, int tables = 0)
    {
        Network = network;
        Memory = memory;
        Features = features;
        Outputs = outputs;
        ReturnsSteps = returnsSteps;
        StepsAtOnce = stepsAtOnce;
        MostSteps = mostSteps;
        Vocabulary = vocabulary;
        Padding = padding;
        Tables = tables;
    }

    internal string Network { get; }

    internal int Memory { get; }

    internal int Features { get; }

    internal int Outputs { get; }

    internal bool ReturnsSteps { get; }

    internal int StepsAtOnce { get; }

    internal int? MostSteps { get; }

    internal int? Vocabulary { get; }

    internal int? Padding { get; }

    internal int Tables { get; }
}
