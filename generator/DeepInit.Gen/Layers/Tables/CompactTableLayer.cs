using System.Globalization;
using DeepInit.Gen.Diagnostics;
using DeepInit.Gen.Parsing;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>A layer that looks ids up in tables of fewer rows than there are ids, by numbers that it makes of them first.</summary>
internal abstract class CompactTableLayer : LayerKind<CompactTableSpec>
{
    public override bool ReadsIds => true;

    public override bool HasRowOfEachId => false;

    public override string WidthArgument => "units";

    public override StepRule StepsOf(LayerSpec spec) => StepRule.Each;

    public override (double Low, double High)? RangeOf(LayerSpec spec, IReadOnlyList<(double Low, double High)?> inputs) => (double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>The tables.</summary>
    protected abstract IReadOnlyList<CompactTable> Tables(CompactTableSpec spec, int vocabulary);

    protected override CompactTableSpec ParseSpec(AttributeArguments arguments) =>
        new(Attribute, arguments.Int32(0), arguments.Int32(1), arguments.Enum<Combine>("Combine"), arguments.Boolean("Trainable", true), WeightedArguments.ParseInit(arguments));

    protected override Shape Infer(CompactTableSpec spec, string name, IReadOnlyList<Value> inputs, Issues issues)
    {
        bool valid = true;
        foreach ((string argument, int number) in new[] { ("units", spec.Units), ("buckets", spec.Buckets) })
        {
            if (number < 1)
            {
                string suggestion = number == 0 ? "1" : Math.Abs((long)number).ToString(CultureInfo.InvariantCulture);
                issues.Suggest(Rules.OutOfDomain, argument, suggestion, char.ToUpperInvariant(argument[0]) + argument.Substring(1), $"{Word} '{name}'", number, "at least 1");
                valid = false;
            }
        }

        if (valid && spec.Combine == Combine.Concat && spec.Units % 2 != 0)
        {
            issues.Suggest(Rules.OutOfDomain, "units", (spec.Units + 1).ToString(CultureInfo.InvariantCulture), "Units", $"{Word} '{name}'", spec.Units, "even where two tables have half each");
            valid = false;
        }

        if (inputs[0].Ids?.PaddingIndex is { } padding)
        {
            issues.Add(Rules.ArgumentMismatch, "", $"{Word} '{name}'", "looks up ids without padding", $"PaddingIndex {padding.ToString(CultureInfo.InvariantCulture)}");
        }

        Shape ids = inputs[0].Shape;
        return !valid ? new Shape(2) : ids.Length == 1 ? new Shape(spec.Units) : new Shape([.. ids.Dimensions, spec.Units]);
    }

    protected override IEnumerable<ParameterRequest> Parameters(CompactTableSpec spec, IReadOnlyList<Value> inputs)
    {
        int vocabulary = inputs[0].Ids!.Vocabulary;
        IReadOnlyList<CompactTable> tables = Tables(spec, vocabulary);
        foreach (CompactTable table in tables)
        {
            yield return new(table.Role, ParameterPurpose.Table, new([table.Rows, table.Units]), ParameterLayout.Table, new(spec.Units, vocabulary), spec.Init, spec.Trainable)
            {
                Spread = tables.Count > 1 && spec.Combine == Combine.Add ? tables.Count : 1,
                Factors = tables.Count > 1 && spec.Combine == Combine.Multiply ? tables.Count : 1,
            };
        }
    }

    /// <summary>Plans the numbers that are looked up, of each table.</summary>
    protected abstract IReadOnlyList<BufferUse> PlanRows(CompactTableSpec spec, ForwardPlanner plan);

    protected override void PlanForward(CompactTableSpec spec, ForwardPlanner plan)
    {
        IReadOnlyList<CompactTable> tables = Tables(spec, plan.IdsOf(0).Vocabulary);
        IReadOnlyList<BufferUse> rows = PlanRows(spec, plan);
        for (int i = 0; i < tables.Count; i++)
        {
            BufferUse to = tables.Count == 1 ? plan.Output : plan.Keep(tables[i].Word, plan.OutputShape.WithFeatures(tables[i].Units));
            plan.Add(new CompactLookup(tables[i].Word, plan.InputShape(0).Length, tables[i].Units, rows[i], to, new("table", plan.Parameter(tables[i].Role).Index)));
        }

        PlanCombined(spec, plan, tables);
    }

    /// <summary>Plans what is made of several tables' values; nothing where there is one.</summary>
    protected virtual void PlanCombined(CompactTableSpec spec, ForwardPlanner plan, IReadOnlyList<CompactTable> tables)
    {
    }

    protected override void PlanBackward(CompactTableSpec spec, BackwardPlanner plan)
    {
        IReadOnlyList<CompactTable> tables = Tables(spec, plan.IdsOf(0).Vocabulary);
        if (!tables.Any(table => plan.Trains(table.Role)))
        {
            return;
        }

        // All gradients of values are there before the first table moves: a product's are made of the other's value, which is kept.
        BufferUse[] gradients = [.. tables.Select((table, i) => GradientOf(spec, plan, tables, i))];
        for (int i = 0; i < tables.Count; i++)
        {
            if (!plan.Trains(tables[i].Role))
            {
                continue;
            }

            ParameterPlan table = plan.Parameter(tables[i].Role);
            (BufferUse ids, BufferUse places) = plan.SortedIds(plan.Kept(tables[i].Rowword), tables[i].Rowword, tables[i].Rows);
            plan.Add(new TableGradient(new LookedUp(1), plan.InputShape(0).Length, tables[i].Units, new Ids(tables[i].Rows, null), ids, places, gradients[i], plan.GradientOf(table), plan.UntouchedRowsOf(table)) { Table = tables[i].Word });
        }
    }

    /// <summary>The gradient of a table's value.</summary>
    protected virtual BufferUse GradientOf(CompactTableSpec spec, BackwardPlanner plan, IReadOnlyList<CompactTable> tables, int table) => plan.OutputGradient;
}

/// <summary>A table of a compact layer.</summary>
/// <param name="Role">Its parameter.</param>
/// <param name="Word">What it is called in the names of values.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Units">Numbers of a row.</param>
internal sealed record CompactTable(string Role, string Word, int Rows, int Units)
{
    /// <summary>What the numbers that are looked up in it are called.</summary>
    public string Rowword => Word + "s";
}

/// <summary>A layer with compact tables, as it was written.</summary>
internal sealed record CompactTableSpec(string Kind, int Units, int Buckets, Combine Combine, bool Trainable, InitSpec Init) : LayerSpec(Kind);
