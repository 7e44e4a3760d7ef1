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

    /// <summary>What its mean divides by: rows and positions of the whole batch, or, for weighted classes, the sum of the targets' weights.</summary>
    public static string Divisor(LossOp op, string? target) => DividesByWeights(op) ? $"{op.Method}_Divisor({target})" : Rows(op.Shape.Positions);

    /// <summary>What a loss left, as its part of the whole loss.</summary>
    public static string Mean(LossOp op, string term) => DividesByWeights(op) ? $"Divisor{op.Index} > 0 ? {term} / Divisor{op.Index} : 0" : term;

    /// <summary>The statement that adds what a loss left to a <c>total</c> over many batches.</summary>
    public static string AddTo(LossOp op) => op.Spec.Reduction == Reduction.Sum
        ? $"total.AddSum({op.Index}, job.Term{op.Index});"
        : $"total.AddMean({op.Index}, job.Term{op.Index}{(DividesByWeights(op) ? "" : $" * job.Divisor{op.Index}")}, job.Divisor{op.Index});";

    /// <summary>An expression of what the classes of a batch weigh, or null where rows have no weight of their own.</summary>
    public static string? WeightOfClasses(LossOp op) => DividesByWeights(op) ? $"job.Divisor{op.Index}" : null;

    protected override bool TakesRange(LossOp op) => LossCatalog.Of(op.Spec).IsByPanels;

    protected override void WriteCall(SourceWriter writer, EmissionContext context, PassPlan pass, LossOp op)
    {
        string target = op.Target is { } buffer ? ", " + Ref(pass, buffer) : op.ReadsClasses ? $", global::System.MemoryExtensions.AsSpan(Classes{op.Index}, 0, {Rows(op.Shape.Positions)})" : "";
        string range = TakesRange(op) ? $", Loss{op.Index}, first, end" : "";
        string result = TakesRange(op) ? "" : $"Loss{op.Index}[0] = ";
        string Call(string weights) =>
            $"{result}{op.Method}({Ref(pass, op.Source)}, {Ref(pass, op.Gradient)}{target}, {Rows(op.Shape.Positions)}, Divisor{op.Index}, {weights}{range});";
        writer.Open("if (IsWeighted)").Write(Call($"new global::DeepInit.Runtime.WeightedRows<$T>(Weights{op.Index})")).Close();
        writer.Open("else").Write(Call("default(global::DeepInit.Runtime.UnweightedRows<$T>)")).Close().Line();
    }

    protected override void WriteMethod(SourceWriter writer, EmissionContext context, LossOp op)
    {
        LossKind kind = LossCatalog.Of(op.Spec);
        EquatableArray<double> factors = kind switch
        {
            ElementwiseLoss elementwise => elementwise.OutputFactors(op.Spec),
            RowwiseLoss rowwise => rowwise.ClassFactors(op.Spec),
            _ => default,
        };
        if (factors.Count > 0)
        {
            Factors(writer, context, op, factors);
        }

        if (DividesByWeights(op))
        {
            writer.Write("/// <summary>The sum of the weights of the targets' classes.</summary>");
            writer.Open($"private static double {op.Method}_Divisor(global::System.ReadOnlySpan<int> target)").Write("double divisor = 0;");
            writer.Open("foreach (int c in target)").Write($"divisor += {FactorsName(op)}[c];").Close().Line().Write("return divisor;").Close().Line();
        }

        writer.Write($"/// <summary>{SurfaceEmitter.Xml(op.Summary)}; dx takes its gradient.</summary>");
        writer.Write(Tiles.TileEmitter.Optimize);
        string Target(string name) => op.ReadsClasses ? ", global::System.ReadOnlySpan<int> target" : op.TargetName is null ? "" : $", ref $T {name}";
        if (kind is ElementwiseLoss e)
        {
            writer.Open($"private static void {op.Method}<TWeights>(ref $T xAt, ref $T dxAt{Target("yAt")}, int rows, double divisor, TWeights rowWeights, double[] parts, int firstPanel, int endPanel)\n    where TWeights : struct, global::DeepInit.Runtime.IRowWeights<$T>");
            WriteElementwise(writer, context, op, e, factors.Count > 0);
        }
        else
        {
            writer.Open($"private static double {op.Method}<TWeights>(ref $T x, ref $T dx{Target("y")}, int rows, double divisor, TWeights rowWeights)\n    where TWeights : struct, global::DeepInit.Runtime.IRowWeights<$T>");
            WriteRowwise(writer, context, op, (RowwiseLoss)kind, factors.Count > 0);
        }

        writer.Close();
    }

    private static bool DividesByWeights(LossOp op) =>
        op.ReadsClasses && op.Spec.Reduction == Reduction.Mean && LossCatalog.Of(op.Spec) is RowwiseLoss kind && kind.ClassFactors(op.Spec).Count > 0;

    private static string FactorsName(LossOp op) => $"Loss{op.Index}Factors";

    // One factor per output, padded to whole panels.
    private static void Factors(SourceWriter writer, EmissionContext context, LossOp op, EquatableArray<double> factors)
    {
        int padded = Panel.Padded(op.Shape.Features);
        IEnumerable<double> values = Enumerable.Range(0, padded).Select(i => i >= op.Shape.Features ? 0 : factors.Count == 1 ? factors[0] : factors[i]);
        writer.Write($"private static readonly $T[] {FactorsName(op)} = {{ {string.Join(", ", values.Select(v => Literal.Of(v, context.Precision)))} }};").Line();
    }

    // What each element's (or row's) loss is multiplied by.
    private static string Scale(LossOp op, bool countsRows)
    {
        string weight = Literal.Of(op.Spec.Weight);
        return op.Spec.Reduction switch
        {
            Reduction.Sum => weight,
            Reduction.BatchMean => op.Shape.Positions == 1 ? $"{weight} / divisor" : $"{weight} * {op.Shape.Positions} / divisor",
            _ => countsRows || op.Shape.Features == 1 ? $"{weight} / divisor" : $"{weight} / (divisor * {op.Shape.Features})",
        };
    }

    private static void WriteElementwise(SourceWriter writer, EmissionContext context, LossOp op, ElementwiseLoss kind, bool factors)
    {
        var code = new VectorRenderer(context.Precision);
        string value = code.Expression(kind.Value(op.Spec));
        string gradient = code.Expression(kind.Gradient(op.Spec) * Functions.Read("factor"));
        writer.Write($"double scale = {Scale(op, kind.CountsRows)};");
        writer.Write("var factor = new DiV(($T)scale);");
        if (op.Shape.Features == 1)
        {
            WriteSingleOutput(writer, op, code, value, gradient, factors);
            return;
        }

        writer.Open("for (int panel = firstPanel; panel < endPanel; panel++)");
        writer.Write("double total = 0;");
        writer.Open("for (int f = panel * 16; f < (panel * 16) + 16; f += DiV.Count)");
        writer.Write("int first = ((f >> 4) * rows * 16) + (f & 15);");
        writer.Write($"int valid = {op.Shape.Features} - f;");
        writer.Open("if (valid <= 0)");
        writer.Write("// nothing but padding");
        writer.Open("for (int r = 0; r < rows; r++)").Write("DiSimd.Store(DiV.Zero, ref dxAt, first + (r * 16));").Close().Line();
        writer.Write("continue;").Close().Line();
        if (factors)
        {
            writer.Write($"DiV p = DiSimd.Load(ref {FactorsName(op)}[0], f);");
        }

        OpenBlocks(writer);
        writer.Open("for (int r = block; r < blockEnd; r++)");
        writer.Write("int i = first + (r * 16);");
        writer.Write("DiV x = DiSimd.Load(ref xAt, i);");
        if (op.TargetName is not null)
        {
            writer.Write("DiV y = DiSimd.Load(ref yAt, i);");
        }

        code.WriteStatements(writer);

        writer.Write($"sum += rowWeights.Times({value}, r);");
        writer.Write($"DiSimd.Store(DiLanes.Keep(rowWeights.Times({gradient}, r), valid), ref dxAt, i);");
        writer.Close().Line();
        writer.Write("total += DiSimd.Sum(DiLanes.Keep(sum, valid));").Close().Close().Line();
        writer.Write("parts[panel] = total * scale;").Close();
    }

    // A panel of one output holds a number per 16: exponentials of whole vectors would be for one lane each.
    private static void WriteSingleOutput(SourceWriter writer, LossOp op, VectorRenderer code, string value, string gradient, bool factors)
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

        code.WriteStatements(writer);

        writer.Write($"sum += DiLanes.Keep(rowWeights.TimesRows({value}, r), count);");
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

    private static void WriteRowwise(SourceWriter writer, EmissionContext context, LossOp op, RowwiseLoss kind, bool factors)
    {
        var shape = new RowShape(op.Shape.Features, context.Precision);
        if (factors)
        {
            writer.Write($"$T[] classWeights = {FactorsName(op)};");
        }

        writer.Write($"double rowScale = {(DividesByWeights(op) ? $"divisor > 0 ? {Literal.Of(op.Spec.Weight)} / divisor : 0" : Scale(op, countsRows: true))};");
        writer.Write("double allRows = 0;");
        writer.Open("for (int r = 0; r < rows; r++)");
        writer.Write("var scale = ($T)rowWeights.Times(rowScale, r);");
        writer.Write("double total = 0;");
        kind.WriteRow(writer, op.Spec, shape);
        writer.Write("allRows += rowWeights.Times(total, r);");
        writer.Close().Line();
        writer.Write(DividesByWeights(op) ? $"return allRows * {Literal.Of(op.Spec.Weight)};" : "return allRows * rowScale;");
    }
}
