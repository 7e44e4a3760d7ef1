using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The state in which a recurrent layer leaves each row, as a value. That layer writes it and takes its gradient; here is nothing to compute.</summary>
internal sealed class FinalStateLayer : LayerKind<FinalStateSpec>
{
    public override string Attribute => "DeepInit.FinalStateAttribute";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Ends.Streamed(Streaming.Alone);

    public override StateKind? StateRead(LayerSpec spec) => ((FinalStateSpec)spec).State;

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs) =>
        ((FinalStateSpec)spec).Memory ? [GraphOption.Of("Memory", "true")] : [];

    protected override FinalStateSpec ParseSpec(AttributeArguments arguments) => new(arguments.Boolean("Memory", false));

    protected override Shape Infer(FinalStateSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        Value input = inputs[0];
        if (input.States is not { } states)
        {
            issues.Add(Rules.ArgumentMismatch, "", $"{Word} '{name}'", "hands on the state that a recurrent layer ends in", $"none: '{input.Name}' is no value of [SimpleRNN], [GRU] or [LSTM]");
            return new Shape(1);
        }

        if (spec.Memory && !states.HasMemory)
        {
            issues.Add(Rules.ArgumentMismatch, "Memory", $"{Word} '{name}'", "hands on the memory that an LSTM ends in", $"none: '{input.Name}' has a state alone");
        }

        return new Shape(states.Numbers);
    }

    protected override void PlanForward(FinalStateSpec spec, ForwardPlanner plan) => plan.Alias(plan.EndStateOf(0, spec.State));

    protected override void PlanBackward(FinalStateSpec spec, BackwardPlanner plan) => plan.HandBack(0, spec.State);

    protected override string Describe(FinalStateSpec spec) => spec.Memory ? "FinalState, memory" : "FinalState";
}

/// <summary>What was written for the final state of a layer.</summary>
/// <param name="Memory">Whether it is the second state, rather than the first.</param>
internal sealed record FinalStateSpec(bool Memory)
    : LayerSpec("DeepInit.FinalStateAttribute")
{
    /// <summary>The state.</summary>
    public StateKind State => Memory ? StateKind.Memory : StateKind.State;
}
