using DeepInit.Gen.Formulas;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>Each id becomes what its quotient and its remainder have in two tables: their product, their sum, or both.</summary>
internal sealed class QuotientRemainderEmbeddingLayer : CompactTableLayer
{
    public override string Attribute => "DeepInit.QuotientRemainderEmbeddingAttribute";

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Shapes.Value> inputs) =>
        [.. GraphOption.Of("Buckets", 0, ((CompactTableSpec)spec).Buckets), GraphOption.Of("Combine", ((CompactTableSpec)spec).Combine.ToString())];

    protected override IReadOnlyList<CompactTable> Tables(CompactTableSpec spec, int vocabulary)
    {
        int units = spec.Combine == Combine.Concat ? spec.Units / 2 : spec.Units;
        return [new("quotient.weight", "quotient", ((vocabulary - 1) / Math.Max(1, spec.Buckets)) + 1, units), new("remainder.weight", "remainder", spec.Buckets, units)];
    }

    protected override IReadOnlyList<BufferUse> PlanRows(CompactTableSpec spec, ForwardPlanner plan)
    {
        BufferUse Rows(string word, string row)
        {
            BufferUse rows = plan.KeepIds(word);
            plan.Add(new RowsOfIds(word, plan.InputShape(0).Length, row, plan.Input(0), rows));
            return rows;
        }

        return [Rows("quotients", spec.Buckets == 1 ? "id" : $"id / {spec.Buckets}"), Rows("remainders", spec.Buckets == 1 ? "id - id" : $"id % {spec.Buckets}")];
    }

    protected override void PlanCombined(CompactTableSpec spec, ForwardPlanner plan, IReadOnlyList<CompactTable> tables)
    {
        if (spec.Combine == Combine.Concat)
        {
            for (int i = 0; i < tables.Count; i++)
            {
                plan.Add(new FeatureCopyOp($"{plan.Name}: the row of the {tables[i].Word}", plan.Kept(tables[i].Word), plan.OutputShape.WithFeatures(tables[i].Units), 0, plan.Output, plan.OutputShape, i * tables[i].Units, tables[i].Units, Accumulate: false));
            }

            return;
        }

        Formula quotient = Functions.Read("quotient"), remainder = Functions.Read("remainder");
        var result = new Assignment("y", spec.Combine == Combine.Add ? quotient + remainder : quotient * remainder);
        plan.Add(ElementwiseOp.Of(
            plan.ForwardName(),
            $"{plan.Name}: {result}",
            plan.OutputShape,
            result,
            [new("quotient", plan.Kept("quotient"), Access.Read), new("remainder", plan.Kept("remainder"), Access.Read), new("y", plan.Output, Access.Write)]));
    }

    // Of a product dy · the other; of a sum dy; of both side by side its half.
    protected override BufferUse GradientOf(CompactTableSpec spec, BackwardPlanner plan, IReadOnlyList<CompactTable> tables, int table)
    {
        if (spec.Combine == Combine.Add)
        {
            return plan.OutputGradient;
        }

        BufferUse gradient = plan.Temporary("d " + tables[table].Word, plan.OutputShape.WithFeatures(tables[table].Units));
        if (spec.Combine == Combine.Concat)
        {
            plan.Add(new FeatureCopyOp($"{plan.Name}: the gradient of the {tables[table].Word}", plan.OutputGradient, plan.OutputShape, table * tables[table].Units, gradient, plan.OutputShape.WithFeatures(tables[table].Units), 0, tables[table].Units, Accumulate: false));
        }
        else
        {
            plan.Accumulate(
                table == 0 ? "Quotient" : "Remainder",
                "d " + tables[table].Word,
                "dy · the other",
                new(gradient, Accumulate: false),
                plan.OutputShape,
                Functions.Read("dy") * Functions.Read("other"),
                new Operand("dy", plan.OutputGradient, Access.Read),
                new Operand("other", plan.Kept(tables[1 - table].Word), Access.Read));
        }

        return gradient;
    }

    protected override string Describe(CompactTableSpec spec) => $"Quotient remainder embedding {spec.Units} of {spec.Buckets} buckets, {spec.Combine}";
}
