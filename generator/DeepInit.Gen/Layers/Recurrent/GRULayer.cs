namespace DeepInit.Gen.Layers;

/// <summary>A gated recurrent unit (Cho et al. 2014).</summary>
internal sealed class GRULayer : RecurrentLayer
{
    public override string Attribute => "DeepInit.GRUAttribute";

    protected override RecurrentCell CellOf(RecurrentSpec spec) => spec.ResetAfter ? new GRUCell() : new ResetBeforeCell();
}
