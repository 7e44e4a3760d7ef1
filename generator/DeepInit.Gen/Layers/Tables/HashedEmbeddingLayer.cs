using DeepInit.Gen.Planning;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>Each id becomes the row of the table that its hash says.</summary>
internal sealed class HashedEmbeddingLayer : CompactTableLayer
{
    private const string Bucket = "bucket";

    public override string Attribute => "DeepInit.HashedEmbeddingAttribute";

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Shapes.Value> inputs) => GraphOption.Of("Buckets", 0, ((CompactTableSpec)spec).Buckets);

    protected override IReadOnlyList<CompactTable> Tables(CompactTableSpec spec, int vocabulary) => [new("weight", Bucket, spec.Buckets, spec.Units)];

    protected override IReadOnlyList<BufferUse> PlanRows(CompactTableSpec spec, ForwardPlanner plan)
    {
        BufferUse rows = plan.KeepIds(Bucket + "s");
        plan.Add(new RowsOfIds(Bucket + "s", plan.InputShape(0).Length, $"global::DeepInit.Runtime.IdHash.Bucket(id, {spec.Buckets})", plan.Input(0), rows));
        return [rows];
    }

    protected override string Describe(CompactTableSpec spec) => $"Hashed embedding {spec.Units} of {spec.Buckets} buckets";
}
