using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Layers;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Shapes;

/// <summary>Whose lengths say how many steps a value has, and that no layer loses or mixes them.</summary>
internal static class StepCheck
{
    /// <summary>Whether the rows of an input have lengths of their own; reported at the input where they cannot.</summary>
    /// <param name="input">The input, whose shape is valid.</param>
    /// <param name="issues">Where to.</param>
    public static bool Input(InputSpec input, Issues issues)
    {
        if (!input.HasSteps)
        {
            return false;
        }

        if (input.Ids is not null)
        {
            bool isSequence = input.Shape is [> 1];
            if (!isSequence)
            {
                issues.Add(Rules.OutOfDomain, "Lengths", "Lengths", $"Input '{input.Name}'", $"true for shape {new Shape(input.Shape)}", "left out: rows of ids that have lengths are sequences, [steps]");
            }

            return isSequence;
        }

        if (input.Shape.Count != 2)
        {
            issues.Add(Rules.OutOfDomain, "Lengths", "Lengths", $"Input '{input.Name}'", $"true for shape {new Shape(input.Shape)}", "left out: rows that have lengths are sequences, [steps, features]");
            return false;
        }

        if (input.Order == ChannelOrder.ChannelsFirst)
        {
            issues.Add(Rules.OutOfDomain, "Order", "Order", $"Input '{input.Name}'", input.Order, "ChannelsLast: rows that have lengths stand step by step");
        }

        return true;
    }

    /// <summary>The steps of a layer's value; an error at the layer where it would lose those of what it reads, or mix several.</summary>
    /// <param name="kind">The layer's kind.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="name">Its name.</param>
    /// <param name="inputs">What it reads.</param>
    /// <param name="values">All values so far, the inputs of the network first.</param>
    /// <param name="sources">The inputs of the network, as they were written.</param>
    /// <param name="issues">Where to.</param>
    public static int? Layer(LayerKind kind, LayerSpec layer, string name, EquatableArray<Value> inputs, IReadOnlyList<Value> values, EquatableArray<InputSpec> sources, Issues issues)
    {
        string described = $"{kind.Word} '{name}'";
        EquatableArray<Value> all = inputs;
        inputs = all.Take(Math.Max(1, all.Count - layer.Beside.Count())).ToEquatableArray();
        if (layer.ReadsSequencesBeside)
        {
            if (all.Skip(inputs.Count).ToArray() is [{ } memory, { } others] && memory.Steps != others.Steps)
            {
                issues.Add(Rules.StepsDiffer, layer.Beside.Last().Option, described, Said(memory), Said(others));
            }
        }
        else if (all.Skip(inputs.Count).FirstOrDefault(value => value.Steps is not null) is { } beside)
        {
            issues.Add(Rules.StepsLost, layer.Beside.First(other => other.Value == beside.Name).Option, described, beside.Name, values[beside.Steps!.Value].Name, "");
        }

        if (inputs.FirstOrDefault(input => input.Steps is not null) is not { } first)
        {
            return null;
        }

        StepFate fate = kind.StepsOf(layer).Fate;
        if (fate == StepFate.Refuses)
        {
            Value input = values[first.Steps!.Value];
            string otherwise = sources[input.Id].Lengths == LengthSource.Padding ? ", or let padding be steps like others with Lengths = false" : "";
            string keeps = kind.ToKeepSteps.Length > 0 ? ", or " + kind.ToKeepSteps : "";
            issues.Add(Rules.StepsLost, "", described, first.Name, input.Name, keeps + otherwise);
        }

        if (inputs.FirstOrDefault(input => input.Steps != first.Steps) is { } other)
        {
            issues.Add(Rules.StepsDiffer, "", described, Said(first), Said(other));
        }

        return fate == StepFate.Keeps ? first.Steps : null;

        string Said(Value value) => value.Steps is { } steps ? $"'{value.Name}' has the steps of '{values[steps].Name}'" : $"'{value.Name}' has rows of one length";
    }
}
