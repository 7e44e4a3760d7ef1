using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer that looks ids up in a table [vocabulary, units]. The table's gradient is summed by rows: the ids of a batch are sorted once, for all layers that read them.</summary>
internal abstract class TableLayer : LayerKind<TableSpec>
{
    public override bool ReadsIds => true;

    public override string WidthArgument => "units";

    public override IEnumerable<string> GraphOptions(LayerSpec spec, IReadOnlyList<Value> inputs)
    {
        var own = (TableSpec)spec;
        return
        [
            .. own.ScaleBySqrt ? [GraphOption.Of("ScaleBySqrt", "true")] : Array.Empty<string>(),
            .. own.Mode is { } mode ? [GraphOption.Of("Mode", mode.ToString())] : Array.Empty<string>(),
        ];
    }

    // Of ids nothing follows: what is looked up may be anything.
    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) => (double.NegativeInfinity, double.PositiveInfinity);

    public override (string Table, double Scale)? RowOf(LayerSpec spec) => RowScale((TableSpec)spec) is { } scale ? ("weight", scale) : null;

    /// <summary>The factor on the row of an id that is its value; null where a value is made of several rows.</summary>
    protected virtual double? RowScale(TableSpec spec) => null;

    /// <summary>How many ids make one value.</summary>
    protected abstract int BagSize(Shape ids);

    /// <summary>The variance of a value where that of the table's numbers is 1.</summary>
    protected abstract double Spread(TableSpec spec, Shape ids);

    protected override Shape Infer(TableSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        if (spec.Units < 1)
        {
            string suggestion = spec.Units == 0 ? "1" : Math.Abs((long)spec.Units).ToString(CultureInfo.InvariantCulture);
            issues.Suggest(Rules.OutOfDomain, "units", suggestion, "Units", $"{Word} '{name}'", spec.Units, "at least 1");
            return new Shape(1);
        }

        return Looked(inputs[0].Shape, spec.Units);
    }

    /// <summary>The shape of what is made of ids of a shape.</summary>
    protected abstract Shape Looked(Shape ids, int units);

    protected override IEnumerable<ParameterRequest> Parameters(TableSpec spec, IReadOnlyList<Value> inputs)
    {
        // Where ids are wrong nobody asks for the table.
        Ids ids = inputs[0].Ids!;
        yield return new("weight", ParameterPurpose.Table, new([ids.Vocabulary, spec.Units]), ids.Grows ? ParameterLayout.GrowingTable : ParameterLayout.Table, new(spec.Units, ids.Vocabulary), spec.Init, spec.Trainable)
        {
            Spread = Spread(spec, inputs[0].Shape),
            ZeroRow = ids.PaddingIndex,
        };
    }

    protected override void PlanBackward(TableSpec spec, BackwardPlanner plan)
    {
        if (!plan.Trains("weight"))
        {
            return;
        }

        ParameterPlan table = plan.Parameter("weight");
        if (FindsEach && Lookup.Of(plan, node => LayerCatalog.Of(node.Spec) is TableLayer { FindsEach: true }) is { } looked)
        {
            PlanJoined(spec, plan, table, looked);
            return;
        }

        (BufferUse ids, BufferUse places) = plan.SortedIdsOf(0);
        plan.Add(new TableGradient(
            Reading(spec, plan),
            plan.InputShape(0).Length,
            spec.Units,
            plan.IdsOf(0),
            ids,
            places,
            plan.OutputGradient,
            plan.GradientOf(table),
            plan.UntouchedRowsOf(table)));
    }

    // Of the layers that have the table the first is planned last, when the gradients of all are there.
    private void PlanJoined(TableSpec spec, BackwardPlanner plan, ParameterPlan table, IReadOnlyList<Lookup> looked)
    {
        if (looked.Count == 0)
        {
            return;
        }

        int length = looked.Sum(part => part.Length);
        BufferUse all = plan.Builder.NewBuffer(plan.Name + ".looked up", BufferForm.OfIds(new Shape(length), plan.InputCountOf(0)));
        BufferUse dy = plan.Temporary("d looked up", new Shape(length, spec.Units), plan.InputCountOf(0));
        plan.Add(new JoinLookups(spec.Units, looked.ToEquatableArray(), all, dy));
        (BufferUse ids, BufferUse places) = plan.SortedIds(all, "looked up", length, plan.IdsOf(0) is { Grows: false } known ? known.Vocabulary : null);
        plan.Add(new TableGradient(Reading(spec, plan), length, spec.Units, plan.IdsOf(0), ids, places, dy, plan.GradientOf(table), plan.UntouchedRowsOf(table)));
    }

    /// <summary>Whether each id has a value of its own.</summary>
    protected virtual bool FindsEach => false;

    /// <summary>What of the output's gradient goes to the row of an id.</summary>
    protected abstract TableReading Reading(TableSpec spec, BackwardPlanner plan);

    protected TableSpec ParseTable(AttributeArguments arguments, bool scaleBySqrt, Bag? mode) =>
        new(Attribute, arguments.Int32(0), arguments.Boolean("Trainable", true), WeightedArguments.ParseInit(arguments), scaleBySqrt, mode);
}
