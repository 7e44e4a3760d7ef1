using DeepInit.Tests.Shared.Drawing;
using DeepInit.Tests.Shared.Naive;

namespace DeepInit.Tests.Shared.Layers;

/// <summary>The state, or the memory, in which a recurrent layer leaves each row.</summary>
internal sealed class FinalStateCases : LayerCases
{
    public override string Kind => "FinalState";

    public override string InConformanceCases => "final_state";

    // Whether a value is a recurrent layer's, who draws that layer knows.
    public override DrawnLayer? Draw(Chance chance, DrawnValue x, IReadOnlyList<DrawnValue> values) => null;

    protected override IEnumerable<LayerCase> Cases()
    {
        yield return Of("OfGRU", new GRUCases(), 4, 3, 5, "ReturnSequences = true");
        yield return Of("OfLast", new GRUCases(), 3, 2, 17, "");
        yield return Of("OfResetBefore", new GRUCases(), 3, 2, 16, "ResetAfter = false, ReturnSequences = true");
        yield return Of("OfRNN", new SimpleRNNCases(), 2, 3, 9, "Reverse = true, ReturnSequences = true", reverse: true);
        yield return Of("OfLSTM", new LSTMCases(), 4, 3, 6, "ReturnSequences = true");
        yield return Of("OfLSTMParts", new LSTMCases(), 3, 2, 3, "Layers = 2, Bidirectional = true", layers: 2, directions: 2);
        yield return Of("Memory", new LSTMCases(), 4, 3, 18, "ReturnSequences = true", memory: true);
        yield return Of("MemoryParts", new LSTMCases(), 3, 2, 5, "Layers = 2, Bidirectional = true, ReturnSequences = true", layers: 2, directions: 2, memory: true);
    }

    private LayerCase Of(string name, RecurrentCases kind, int steps, int channels, int units, string arguments, int layers = 1, int directions = 1, bool reverse = false, bool memory = false) =>
        Case(name, [steps, channels], memory ? "Memory = true" : "", [layers * directions * units], "", (x, p) =>
        {
            NaiveSteps ends = kind.Go([.. x.Chunk(channels)], units, arguments, layers, directions, reverse, role => p("before0." + role), (_, _, _) => new double[units], NaiveActivation.Of("Tanh"));
            return memory ? ends.Memories : ends.States;
        }) with
        { Behind = $"{kind.Kind}({units}{(arguments.Length > 0 ? ", " + arguments : "")}" };
}
