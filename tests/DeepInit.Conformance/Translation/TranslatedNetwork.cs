using DeepInit.Conformance.Reading;
using DeepInit.Tests.Shared.Compiling;

namespace DeepInit.Conformance.Translation;

/// <summary>An attributed class and what the code that drives it must know.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Text">Its file.</param>
/// <param name="Precision">The number type that it computes in.</param>
/// <param name="Targets">Its targets, in the order of its losses.</param>
/// <param name="Inputs">Its inputs, in their order.</param>
/// <param name="Trains">Whether it has an optimiser.</param>
/// <param name="HasBatchStatistics">Whether its outputs in training are not those of evaluation.</param>
/// <param name="HasLengths">Whether the lengths of an input's rows are an argument beside it.</param>
internal sealed record TranslatedNetwork(
    string Name,
    string Text,
    Precision Precision,
    IReadOnlyList<CaseValue> Targets,
    IReadOnlyList<CaseValue> Inputs,
    int OutputCount,
    bool Trains,
    bool HasBatchStatistics,
    IReadOnlyList<bool> HasLengths)
{
    /// <summary>What its driver must know.</summary>
    public DrivenNetwork Driven => new(Name, Precision == Precision.Double)
    {
        Namespace = NetworkTranslator.Namespace,
        InputCount = Inputs.Count,
        IdInputs = [.. Enumerable.Range(0, Inputs.Count).Where(i => Inputs[i].IsInteger)],
        HasLengths = [.. HasLengths],
        OutputCount = OutputCount,
        TargetsAreIndices = [.. Targets.Select(target => target.IsInteger)],
        Trains = Trains,
        HasForward = HasBatchStatistics,
    };
}
