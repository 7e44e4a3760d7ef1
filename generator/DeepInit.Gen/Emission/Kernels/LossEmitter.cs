using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Formulas;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Losses;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;
using static DeepInit.Gen.Emission.EmissionContext;

namespace DeepInit.Gen.Emission;

/// <summary>A loss and its gradient in one pass, elementwise or by rows.</summary>
internal sealed class LossEmitter : KernelEmitter<LossOp>
{
    /// <summary>Rows whose losses are summed in the element type: whole vectors of any width, and more than a usual batch has.</summary>
    private const int BlockRows = 1024;

    /// <summary>What the mean of a loss divides by that weighs classes: the sum of the targets' weights. Of others the runtime knows it.</summary>
    public static string Divisor(LossOp op, string target, RowCount count) => count.Sequences is null ? $"{op.Method}_Divisor({target})" : $"{op.Method}_Divisor({target}, job.{SequencesOf(count)})";

    // Where rows are compared with each other, or with labels, the runtime has it.
    protected override bool HasMethod(LossOp op) => op.OfBatch is null && op.OfLabels is null;

    protected override bool TakesRange(LossOp op) => LossCatalog.Of(op.Spec).IsByPanels;

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, LossOp op)
    {
        string loss = $"Losses[{pass.Losses.TakeWhile(other => other.Index != op.Index).Count()}]";
        string target = op.Target is { } buffer ? ", " + Ref(pass, buffer) : op.ReadsClasses ? $", global::System.MemoryExtensions.AsSpan({loss}.Classes, 0, {RowsOf(pass, op, op.Shape.Positions)})" : "";
        string range = TakesRange(op) ? $", {loss}.Parts, first, end" : "";
        string result = TakesRange(op) ? "" : $"{loss}.Parts[0] = ";
        string others = string.Concat(op.Others.Select(other => ", " + Ref(pass, other.View)));
        string local = op.IsByColumns ? ", ref local" : "";
        bool isOfBatch = op.OfBatch is not null;
        string OfBatch(string weights) =>
            $"{result}{loss}.Batch!.Run({Ref(pass, op.Source)}, {Ref(pass, op.Others[0].View)}, {Ref(pass, op.Others[op.Others.Count - 1].View)}, {Ref(pass, op.Gradient)}, {Ref(pass, op.Target ?? op.Source)}, {RowsOf(pass, op, 1)}, {Scale(op, LossCatalog.Of(op.Spec), loss + ".Divisor")}, {weights});";
        string OfLabels(string weights) =>
            $"{result}{loss}.Labels!.Run({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}, {loss}.Classes, {(pass.CountOf(op) is { Sequences: not null } count ? SequencesOf(count) : "rows")}, {Scale(op, LossCatalog.Of(op.Spec), loss + ".Divisor")}, {weights});";
        string Call(string weights) => op.OfLabels is not null ? OfLabels(weights) : isOfBatch ? OfBatch(weights) :
            $"{result}{op.Method}({Ref(pass, op.Source)}{others}, {Ref(pass, op.Gradient)}{target}, {RowsOf(pass, op, op.Shape.Positions)}, {loss}.Divisor, {weights}{range}{local});";
        string weighted = Call($"new global::DeepInit.Runtime.WeightedRows<$T>({loss}.Weights)");
        if (op.Spec.IgnoreIndex is not null)
        {
            // what does not count has the weight 0
            writer.Write(weighted);
            return;
        }

        writer.Open("if (IsWeighted)").Write(weighted).Close();
        writer.Open("else").Write(Call("default(global::DeepInit.Runtime.UnweightedRows<$T>)")).Close().Line();
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, LossOp op)
    {
        LossKind kind = LossCatalog.Of(op.Spec);
        EquatableArray<double> factors = kind.OutputFactors(op.Spec);
        if (factors.Count > 0)
        {
            Factors(writer, context, op, factors);
        }

        if (ReadsNumbers(op, kind))
        {
            writer.Write($"private static readonly $T[] {NumbersName(op)} = {{ {string.Join(", ", Enumerable.Range(0, Panel.Padded(op.Shape.Features)))} }};").Line();
        }

        if (DividesByWeights(op))
        {
            string weight = factors.Count > 0 ? FactorsName(op) + "[c]" : "1";
            string counted = op.Spec.IgnoreIndex is { } ignored ? $"c == {ignored} ? 0 : {weight}" : weight;
            writer.Write($"/// <summary>{(factors.Count > 0 ? "The sum of the weights of the targets' classes" : "How many targets count")}.</summary>");
            writer.Open($"private static double {op.Method}_Divisor(global::System.ReadOnlySpan<int> target)").Write("double divisor = 0;");
            writer.Open("foreach (int c in target)").Write($"divisor += {counted};").Close().Line().Write("return divisor;").Close().Line();
            if (context.Plan.Training!.CountOf(op).Sequences is not null)
            {
                writer.Write("/// <summary>The sum of the weights of the classes of all real steps.</summary>");
                writer.Open($"private static double {op.Method}_Divisor(global::System.ReadOnlySpan<int> target, global::DeepInit.Runtime.SequenceTable sequences)").Write("double divisor = 0;");
                writer.Open("for (int row = 0; row < sequences.Rows; row++)").Write($"divisor += {op.Method}_Divisor(sequences.RealOf(target, row));").Close().Line().Write("return divisor;").Close().Line();
            }
        }

        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}; dx takes its gradient.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        string target = op.ReadsClasses ? ", global::System.ReadOnlySpan<int> target" : op.TargetName is null ? "" : ", ref $T yAt";
        string outputs = "ref $T xAt" + string.Concat(op.Others.Select(other => $", ref $T {other.Name}At"));
        string weights = "\n    where TWeights : struct, global::DeepInit.Runtime.IRowWeights<$T>";
        if (kind.IsByPanels)
        {
            writer.Open($"private static void {op.Method}<TWeights>({outputs}, ref $T dxAt{target}, int rows, double divisor, TWeights rowWeights, double[] parts, int firstPanel, int endPanel){weights}");
            WriteElementwise(writer, context, op, kind, factors.Count > 0);
        }
        else
        {
            string local = op.IsByColumns ? ", ref $T local" : "";
            writer.Open($"private static double {op.Method}<TWeights>({outputs}, ref $T dxAt{target}, int rows, double divisor, TWeights rowWeights{local}){weights}");
            WriteRowwise(writer, context, op, kind);
        }

        writer.Close();
    }

    /// <summary>Whether its mean divides by what the classes of a batch weigh, not by its rows: by a sum over those that count.</summary>
    public static bool DividesByWeights(LossOp op) => op.ReadsClasses && op.Spec.Reduction == Reduction.Mean
        && (op.Spec.IgnoreIndex is not null || (LossCatalog.Of(op.Spec) is { DividesByFactors: true } kind && kind.OutputFactors(op.Spec).Count > 0));

    // Whether it asks which feature a number is of.
    private static bool ReadsNumbers(LossOp op, LossKind kind) => kind.Formulas(op.Spec, op.Shape.Features).All.Any(formula => formula.ReadsOperand("k"));

    private static string NumbersName(LossOp op) => $"Loss{op.Index}Numbers";

    private static string FactorsName(LossOp op) => $"Loss{op.Index}Factors";

    // One factor per output, padded to whole panels.
    private static void Factors(SourceWriter writer, EmissionContext context, LossOp op, EquatableArray<double> factors)
    {
        int padded = Panel.Padded(op.Shape.Features);
        IEnumerable<double> values = Enumerable.Range(0, padded).Select(i => i >= op.Shape.Features ? 0 : factors.Count == 1 ? factors[0] : factors[i]);
        writer.Write($"private static readonly $T[] {FactorsName(op)} = {{ {string.Join(", ", values.Select(v => Literal.Of(v, context.Precision)))} }};").Line();
    }

    // What each element's (or row's, or sample's) loss is multiplied by.
    private static string Scale(LossOp op, LossKind kind, string divisor = "divisor")
    {
        string weight = Literal.Of(op.Spec.Weight);
        return op.Spec.Reduction switch
        {
            Reduction.Sum => weight,
            _ when op.OfLabels is not null => $"{weight} / {divisor}",
            _ when op.Spec.Reduction == Reduction.BatchMean || kind.IsOfSample => op.Shape.Positions == 1 ? $"{weight} / {divisor}" : $"{weight} * {op.Shape.Positions} / {divisor}",
            _ => kind.CountsRows || op.Shape.Features == 1 ? $"{weight} / {divisor}" : $"{weight} / ({divisor} * {op.Shape.Features})",
        };
    }

    private static void WriteElementwise(SourceWriter writer, EmissionContext context, LossOp op, LossKind kind, bool factors)
    {
        var code = new VectorRenderer(context.Precision);
        RowFormula formula = kind.Formulas(op.Spec, op.Shape.Features);
        string? value = IsNothing(formula.OfRow) ? null : code.Expression(formula.OfRow!);
        string gradient = code.Expression(formula.Each * Functions.Read("factor"));
        writer.Write($"double scale = {Scale(op, kind)};");
        writer.Write("var factor = new DiV(($T)scale);");
        if (op.Shape.Features == 1)
        {
            WriteSingleOutput(writer, op, code, value, gradient, factors);
            return;
        }

        writer.Open("for (int panel = firstPanel; panel < endPanel; panel++)");
        writer.Write("double total = 0;");
        writer.Open($"for (int f = panel * {Panel.Width}; f < (panel * {Panel.Width}) + {Panel.Width}; f += DiV.Count)");
        writer.Write($"int first = ((f >> 4) * rows * {Panel.Width}) + (f & {Panel.Width - 1});");
        writer.Write($"int valid = {op.Shape.Features} - f;");
        writer.Open("if (valid <= 0)");
        writer.Write("// nothing but padding");
        writer.Open("for (int r = 0; r < rows; r++)").Write($"DiSimd.Store(DiV.Zero, ref dxAt, first + (r * {Panel.Width}));").Close().Line();
        writer.Write("continue;").Close().Line();
        if (factors)
        {
            writer.Write($"DiV p = DiSimd.Load(ref {FactorsName(op)}[0], f);");
        }

        OpenBlocks(writer);
        writer.Open("for (int r = block; r < blockEnd; r++)");
        writer.Write($"int i = first + (r * {Panel.Width});");
        writer.Write("DiV x = DiSimd.Load(ref xAt, i);");
        if (op.TargetName is not null)
        {
            writer.Write("DiV y = DiSimd.Load(ref yAt, i);");
        }

        foreach (Operand other in op.Others)
        {
            writer.Write($"DiV {other.Name} = DiSimd.Load(ref {other.Name}At, i);");
        }

        code.WriteStatements(writer);

        if (value is not null)
        {
            writer.Write($"sum += rowWeights.Times({value}, r);");
        }

        writer.Write($"DiSimd.Store(DiLanes.Keep(rowWeights.Times({gradient}, r), valid), ref dxAt, i);");
        writer.Close().Line();
        writer.Write("total += DiSimd.Sum(DiLanes.Keep(sum, valid));").Close().Close().Line();
        writer.Write("parts[panel] = total * scale;").Close();
    }

    // A panel of one output holds a number per 16: exponentials of whole vectors would be for one lane each.
    private static void WriteSingleOutput(SourceWriter writer, LossOp op, VectorRenderer code, string? value, string gradient, bool factors)
    {
        if (factors)
        {
            writer.Write($"DiV p = new DiV({FactorsName(op)}[0]);");
        }

        writer.Write("double total = 0;");
        OpenBlocks(writer);
        writer.Write("// one output: the numbers of as many rows as a vector has lanes");
        writer.Open("for (int r = block; r < blockEnd; r += DiV.Count)");
        writer.Write("int count = global::System.Math.Min(DiV.Count, blockEnd - r);");
        writer.Write("DiV x = DiLanes.GatherRows(ref xAt, r, count);");
        if (op.TargetName is not null)
        {
            writer.Write("DiV y = DiLanes.GatherRows(ref yAt, r, count);");
        }

        foreach (Operand other in op.Others)
        {
            writer.Write($"DiV {other.Name} = DiLanes.GatherRows(ref {other.Name}At, r, count);");
        }

        code.WriteStatements(writer);

        if (value is not null)
        {
            writer.Write($"sum += DiLanes.Keep(rowWeights.TimesRows({value}, r), count);");
        }

        writer.Write($"DiLanes.ScatterRows(rowWeights.TimesRows({gradient}, r), ref dxAt, r, count);");
        writer.Close().Line();
        writer.Write("total += DiSimd.Sum(sum);").Close().Line();
        writer.Write("parts[firstPanel] = total * scale;");
    }

    // In one sum of ten million rows single precision is off by a percent: sums of blocks go on in double.
    private static void OpenBlocks(SourceWriter writer)
    {
        writer.Open($"for (int block = 0; block < rows; block += {BlockRows})");
        writer.Write($"int blockEnd = global::System.Math.Min(block + {BlockRows}, rows);");
        writer.Write("DiV sum = DiV.Zero;");
    }

    private static void WriteRowwise(SourceWriter writer, EmissionContext context, LossOp op, LossKind kind)
    {
        RowFormula formula = kind.Formulas(op.Spec, op.Shape.Features);
        double? floor = kind.Floor(op.Spec, op.Shape.Features);
        writer.Write($"double rowScale = {(DividesByWeights(op) ? $"divisor > 0 ? {Literal.Of(op.Spec.Weight)} / divisor : 0" : Scale(op, kind))};");
        writer.Write("double allRows = 0;");
        if (floor is not null)
        {
            writer.Write("double counted = 0;");
        }

        if (op.IsByColumns)
        {
            WriteColumns(writer, context, op, formula, counts: floor is not null);
        }
        else
        {
            WriteRows(writer, context, op, kind, formula, counts: floor is not null);
        }

        if (floor is { } least)
        {
            WriteFloor(writer, op, least);
        }

        writer.Write(DividesByWeights(op) ? $"return allRows * {Literal.Of(op.Spec.Weight)};" : "return allRows * rowScale;");
    }

    private static IReadOnlyDictionary<string, string> Tables(LossOp op) => new Dictionary<string, string> { ["p"] = FactorsName(op), ["k"] = NumbersName(op) };

    private static string[] OfRow(LossOp op) => op.TargetName is not null && !op.HasTargetPanel && !op.ReadsClasses ? ["scale", "y"] : ["scale"];

    private static void WriteRows(SourceWriter writer, EmissionContext context, LossOp op, LossKind kind, RowFormula formula, bool counts)
    {
        // All positions of a sample may be one row: its weight is that of each.
        string row = kind.IsOfSample && op.Shape.Positions > 1 ? "sample" : "r";
        writer.Open(row == "r" ? "for (int r = 0; r < rows; r++)" : $"for (int sample = 0; sample < rows; sample += {op.Shape.Positions})");
        writer.Write($"var scale = ($T)rowWeights.Times(rowScale, {row});");
        writer.Write("double total = 0;");
        string[] ofRow = OfRow(op);
        if (ofRow.Contains("y"))
        {
            writer.Write($"$T y = DiUnsafe.Add(ref yAt, r * {Panel.Width});");
        }

        var shape = new RowShape(op.Shape.Features, context.Precision) { Positions = row == "r" ? 1 : op.Shape.Positions };
        new RowRenderer(writer, shape, ofRow, Tables(op)).Write(formula, "dx");
        writer.Write($"allRows += rowWeights.Times(total, {row});");
        if (counts)
        {
            writer.Write($"counted += rowWeights.Times(1.0, {row});");
        }

        writer.Close().Line();
    }

    private static void WriteColumns(SourceWriter writer, EmissionContext context, LossOp op, RowFormula formula, bool counts)
    {
        string features = op.Shape.Features.ToString(CultureInfo.InvariantCulture);
        string[] ofRow = OfRow(op), columns = [.. ColumnRenderer.Columns(formula, ofRow, Tables(op))];
        writer.Write("// panels of 16 rows and few features, as a column of rows for each feature");
        foreach ((string name, int i) in columns.Append("dx").Select((name, i) => (name, i)))
        {
            writer.Write($"ref $T {name}Columns = ref {(i == 0 ? "local" : $"DiUnsafe.Add(ref local, {i * Panel.Block})")};");
        }

        writer.Open($"for (int first = 0; first < rows; first += {ColumnRenderer.ColumnLength})");
        writer.Write($"int count = global::System.Math.Min({ColumnRenderer.ColumnLength}, rows - first);");
        foreach (string name in columns)
        {
            writer.Write($"global::DeepInit.Runtime.Panels.ToColumns(ref {name}At, first, count, {features}, ref {name}Columns);");
        }

        writer.Open("for (int lane = 0; lane < count; lane += DiV.Count)");
        writer.Write("int r = first + lane;").Write("int valid = global::System.Math.Min(DiV.Count, count - lane);");
        writer.Write("DiV scale = rowWeights.TimesRows(new DiV(($T)rowScale), r);");
        if (ofRow.Contains("y"))
        {
            writer.Write("DiV y = DiLanes.GatherRows(ref yAt, r, valid);");
        }

        IReadOnlyList<string> summands = new ColumnRenderer(writer, op.Shape.Features, context.Precision, ofRow, Tables(op)).Write(formula, "dx");
        if (summands.Count > 0)
        {
            writer.Open("for (int k = 0; k < valid; k++)");
            writer.Write($"allRows += rowWeights.Times({string.Join(" + ", summands.Select((summand, i) => $"{(i == 0 ? "(double)" : "")}DiLanes.At(ref {summand}, k)"))}, r + k);");
            if (counts)
            {
                writer.Write("counted += rowWeights.Times(1.0, r + k);");
            }

            writer.Close();
        }

        writer.Close().Line();
        writer.Write($"global::DeepInit.Runtime.Panels.FromColumns(ref dxColumns, {features}, ref dxAt, first, count);");
        writer.Close().Line();
    }

    // What the rows count is what the mean would be of rows whose loss is 1 each.
    private static void WriteFloor(SourceWriter writer, LossOp op, double floor)
    {
        writer.Write($"// |mean − b| + b, b = {Literal.Of(floor)}: below it the gradient changes its sign");
        writer.Write($"double lack = (counted * {Literal.Of(floor)}) - allRows;");
        writer.Open("if (lack > 0)");
        writer.Open($"for (int i = 0; i < rows * {Panel.Padded(op.Shape.Features)}; i += DiV.Count)")
            .Write("DiSimd.Store(DiV.Zero - DiSimd.Load(ref dxAt, i), ref dxAt, i);").Close().Line();
        writer.Write("allRows += 2 * lack;").Close().Line();
    }

    private static bool IsNothing(Formula? formula) => formula is null or ConstantFormula { Value: 0 };
}
