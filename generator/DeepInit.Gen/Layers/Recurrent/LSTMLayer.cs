namespace DeepInit.Gen.Layers;

/// <summary>Long short-term memory (Hochreiter and Schmidhuber 1997).</summary>
internal sealed class LSTMLayer : RecurrentLayer
{
    public override string Attribute => "DeepInit.LSTMAttribute";

    // The forget gate: what is in the cell stays there at the start (Jozefowicz et al. 2015).
    protected override int? BiasedGate => 1;

    protected override RecurrentCell CellOf(RecurrentSpec spec) => new LSTMCell();
}
