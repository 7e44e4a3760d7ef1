using System.Globalization;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Layers;

/// <summary>One direction of one layer of a recurrent layer: what has weights of its own.</summary>
internal sealed record RecurrentPart(int Layer, bool Reverse, bool IsSecond, int Steps, int Inputs)
{
    /// <summary>The end of its parameters' names, as PyTorch has them: <c>_l0</c>, <c>_l1_reverse</c>.</summary>
    public string Suffix => $"_l{Layer.ToString(CultureInfo.InvariantCulture)}{(IsSecond ? "_reverse" : "")}";

    /// <summary>What tells it from the others in the names of kernels; empty for the only one.</summary>
    public string Word => (Layer > 0 ? "L" + Layer.ToString(CultureInfo.InvariantCulture) : "") + (IsSecond ? "Reverse" : "");

    public Shape Input => new(Steps, Inputs);

    /// <summary>Its place among the parts of its layer.</summary>
    public int Number(RecurrentSpec spec) => (Layer * spec.Directions) + (IsSecond ? 1 : 0);

    /// <summary>What it makes, alone or with the other direction.</summary>
    public Shape Value(RecurrentSpec spec, bool joined)
    {
        int features = spec.Units * (joined ? spec.Directions : 1);
        return ReturnsAll(spec) ? new Shape(Steps, features) : new Shape(features);
    }

    /// <summary>How it goes through what it reads.</summary>
    /// <param name="spec">The layer.</param>
    /// <param name="count">What that has numbers for: rows of one length, or the steps of rows that have lengths of their own.</param>
    /// <param name="endsRows">Whether the state after the last step of each row is read beside its value.</param>
    public SequenceForm Form(RecurrentSpec spec, RowCount count, bool endsRows)
    {
        SequenceForm form = count == RowCount.Rows
            ? new EvenSequences(spec.Units, Steps, Reverse, ReturnsAll(spec), Word)
            : new RaggedSequences(spec.Units, count, Reverse, ReturnsAll(spec), Word);
        return form with { EndsRows = form.EndsRows || endsRows };
    }

    /// <summary>What its value has numbers for.</summary>
    public RowCount CountOf(RecurrentSpec spec, LayerPlanner plan) => ReturnsAll(spec) ? plan.InputCountOf(0) : RowCount.Rows;

    // A layer below another hands on all its steps.
    private bool ReturnsAll(RecurrentSpec spec) => spec.ReturnSequences || Layer < spec.Layers - 1;
}
