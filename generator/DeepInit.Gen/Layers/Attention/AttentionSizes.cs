using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// The sizes of attention, and the loops over them that forward and backward have in common: threads take sixteenths of the pairs of a row and a head of keys; a pair goes through the heads
/// of queries that share those keys, and through blocks of queries, whose scores stay in the first caches.
/// </summary>
/// <param name="Heads">Heads of queries.</param>
/// <param name="Groups">Heads of keys and values.</param>
/// <param name="KeyWidth">Features of a head of queries or keys.</param>
/// <param name="ValueWidth">Features of a head of values.</param>
/// <param name="Steps">The most steps of the queries.</param>
/// <param name="Keys">The most steps of the memory.</param>
/// <param name="Scale">The factor on products.</param>
/// <param name="Causal">Whether a query sees no key after its own step.</param>
/// <param name="Window">How many keys a query sees at most; 0 for all.</param>
/// <param name="Rotary">Which features are turned together.</param>
/// <param name="RotaryBase">The base of their angles.</param>
/// <param name="QuerySteps">The sequences of the queries, where rows have lengths of their own; else null.</param>
/// <param name="KeySteps">Those of the memory.</param>
internal sealed record AttentionSizes(
    int Heads,
    int Groups,
    int KeyWidth,
    int ValueWidth,
    int Steps,
    int Keys,
    double Scale,
    bool Causal,
    int Window,
    Rotary Rotary,
    double RotaryBase,
    RowCount? QuerySteps,
    RowCount? KeySteps)
{
    /// <summary>Whether the queries are further steps of a session, and keys and values those that it has kept of all steps.</summary>
    public bool IsStepwise { get; init; }

    /// <summary>The vector v of additive scores, sᵢⱼ = v · tanh(q + k); null where scores are products.</summary>
    public ParameterOperand? Additive { get; init; }

    /// <summary>How queries and keys are normalised; null where they are compared as they are.</summary>
    public HeadNorms? Norms { get; init; }

    /// <summary>C#: the runtime's methods for heads.</summary>
    public const string Runtime = "global::DeepInit.Runtime.AttentionHeads";

    /// <summary>Queries at a time: four tiles of six rows.</summary>
    public int Block => Math.Min(24, Steps);

    /// <summary>Steps of the memory in whole panels.</summary>
    public int PaddedKeys => Panel.Padded(Keys);

    /// <summary>The sequences of the memory where they are not those of the queries.</summary>
    public RowCount? OtherSteps => KeySteps == QuerySteps ? null : KeySteps;

    /// <summary>Numbers of a block's scores.</summary>
    public int Scores => Block * PaddedKeys;

    /// <summary>The scores of a query and a key, in words.</summary>
    public string ScoreFormula => Additive is null ? "q · k" : "v · tanh(q + k)";

    /// <summary>What the kernels are called beside the name of the layer.</summary>
    public string Part => Additive is not null ? "Additive" : Norms is not null ? "NormalizedHeads" : "Heads";

    /// <summary>The tensors that scores are computed with.</summary>
    public EquatableArray<ParameterOperand> Parameters => Additive is { } vector ? new([vector]) : Norms is { } norms ? new([norms.Queries, norms.Keys]) : default;

    /// <summary>sᵢⱼ = q · k: keys are the outputs.</summary>
    public ProductRequest ScoresOf => new(KeyWidth, PaddedKeys, Epilogue.None) { InOrder = true };

    /// <summary>The same of values.</summary>
    public ProductRequest WeightGradients => new(ValueWidth, PaddedKeys, Epilogue.None) { InOrder = true };

    /// <summary>Sums over keys, a panel of features at a time.</summary>
    public ProductRequest SumsOverKeys => new(PaddedKeys, Panel.Width, Epilogue.None) { InOrder = true };

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Plans the mask on weights, a row of keys for each head; null where nothing is dropped, or in prediction.</summary>
    public BufferUse? PlanMask(ForwardPlanner plan, double rate)
    {
        if (!plan.Training || rate <= 0)
        {
            return null;
        }

        Shape shape = new(plan.InputShape(0).Positions, Heads * PaddedKeys);
        BufferUse mask = plan.Keep("mask", shape);
        plan.Add(new DropoutMaskOp(mask, rate, plan.NodeIndex, shape));
        return mask;
    }

    /// <summary>Opens the loop over pairs, and declares where the steps of the pair's row lie: <c>begin</c>, <c>steps</c> among <c>all</c>, <c>keysBegin</c>, <c>keys</c> among <c>allKeys</c>.</summary>
    public void OpenPairs(SourceWriter text)
    {
        if (IsStepwise)
        {
            text.Write("// the queries are new steps; keys and values are kept of all, in memory that has room for the most");
            text.Write($"int begin = 0, steps = sequences.Steps, all = steps, past = sequences.Past, keysBegin = 0, keys = past + steps, allKeys = {Number(Keys)};");
            text.Open($"for (int group = (int)({Number(Groups)}L * first / {KernelWriter.RowShares}); group < (int)({Number(Groups)}L * end / {KernelWriter.RowShares}); group++)");
            return;
        }

        string keyTable = OtherSteps is null ? "sequences" : "memory";
        string rows = QuerySteps is not null ? "sequences.Rows" : KeySteps is not null ? "memory.Rows" : "rows";
        text.Write($"int all = {(QuerySteps is null ? ((Whole)rows * Steps).ToString() : "sequences.Steps")}, allKeys = {(KeySteps is null ? ((Whole)rows * Keys).ToString() : keyTable + ".Steps")};");
        text.Write($"int pairs = {(Whole)rows * Groups};");
        text.Open($"for (int pair = (int)((long)pairs * first / {KernelWriter.RowShares}); pair < (int)((long)pairs * end / {KernelWriter.RowShares}); pair++)");
        text.Write(Groups == 1 ? "int row = pair, group = 0;" : $"int row = pair / {Number(Groups)}, group = pair - (row * {Number(Groups)});");
        text.Write(Places("begin", "steps", QuerySteps is null ? null : "sequences", Steps));
        text.Write(Places("keysBegin", "keys", KeySteps is null ? null : keyTable, Keys));
    }

    /// <summary>Opens the loops over the heads of queries of the group, and over blocks of <c>count</c> queries from <c>at</c> on, which see the panels of keys from <c>seen</c> to <c>seenEnd</c>.</summary>
    public void OpenBlocks(SourceWriter text)
    {
        int share = Heads / Groups;
        text.Open(share == 1 ? "for (int head = group; head == group; head++)" : $"for (int head = group * {Number(share)}; head < (group + 1) * {Number(share)}; head++)");
        text.Open($"for (int at = 0; at < steps; at += {Number(Block)})");
        text.Write($"int count = global::System.Math.Min({Number(Block)}, steps - at);");
        text.Write($"int seen = {Runtime}.FirstPanel({Position}, {Number(Window)}), seenEnd = global::System.Math.Max(seen, {Runtime}.EndPanel({Position} + count - 1, keys, {Literal.Of(Causal)}));");
    }

    /// <summary>Writes the scores of a block and makes weights of them, in <c>p</c>; leaves the queries, scaled and turned, in <c>q</c>.</summary>
    public void WriteWeights(KernelWriter kernel, int queryFeature)
    {
        SourceWriter text = kernel.Text;
        text.Write($"{Runtime}.Read(ref qAt, all, begin + at, count, {Feature(queryFeature, "head", KeyWidth)}, {Number(KeyWidth)}, ref q, count{(Norms is null ? ", " + Literal.Of(Scale) : "")});");
        if (Norms is { } norms)
        {
            norms.Write(text, "q", "count", "count", KeyWidth, norms.Queries, Scale);
        }

        WriteRotation(text, "q", "count", "count", Position, back: false);
        if (Additive is { } vector)
        {
            text.Write($"{Runtime}.AdditiveScores(ref q, ref turned, ref {vector.Name}, {Number(KeyWidth)}, ref p, count, seen, seenEnd);");
        }
        else
        {
            kernel.Product(ScoresOf, "q", "turned", null, "p", rows: "count", first: "seen", end: "seenEnd");
        }

        text.Write($"{Runtime}.Softmax(ref p, count, {Position}, keys, seen, seenEnd, {Literal.Of(Causal)}, {Number(Window)});");
    }

    /// <summary>Reads the keys of the pair into <c>k</c>, turned by their positions, and as a matrix into <c>turned</c>.</summary>
    public void WriteKeys(SourceWriter text, int feature)
    {
        text.Write($"{Runtime}.Read(ref kAt, allKeys, keysBegin, keys, {Feature(feature, "group", KeyWidth)}, {Number(KeyWidth)}, ref k, {Number(PaddedKeys)});");
        if (Norms is { } norms)
        {
            norms.Write(text, "k", Number(PaddedKeys), "keys", KeyWidth, norms.Keys);
        }

        WriteRotation(text, "k", Number(PaddedKeys), "keys", "0", back: false);
        text.Write($"{Runtime}.Turn(ref k, {Number(PaddedKeys)}, keys, {Number(KeyWidth)}, ref turned);");
    }

    /// <summary>Turns a head by the positions of its steps; nothing without rotary positions.</summary>
    public void WriteRotation(SourceWriter text, string head, string pitch, string count, string position, bool back)
    {
        if (Rotary != Rotary.None)
        {
            text.Write($"{Runtime}.Rotate(ref {head}, {pitch}, {count}, {Number(KeyWidth)}, {position}, {Number(Math.Max(Steps, Keys))}, {Literal.Of(RotaryBase)}, {Literal.Of(Rotary == Rotary.Interleaved)}, {Literal.Of(back)});");
        }
    }

    /// <summary>Writes the sums over the keys that a block sees, a panel of features at a time: y = x · w with x in panels of keys and w in panels of features, a row for each key.</summary>
    public void WriteSumsOverKeys(KernelWriter kernel, string x, string w, int width, string y)
    {
        SourceWriter text = kernel.Text;
        text.Open($"for (int panel = 0; panel < {Number(Panel.Count(width))}; panel++)");
        kernel.Product(
            SumsOverKeys,
            $"DiUnsafe.Add(ref {x}, seen * count * 16)",
            $"DiUnsafe.Add(ref {w}, ((panel * {Number(PaddedKeys)}) + (seen * 16)) * 16)",
            null,
            $"DiUnsafe.Add(ref {y}, panel * count * 16)",
            rows: "count",
            inner: "(seenEnd - seen) * 16");
        text.Close().Line();
    }

    /// <summary>Writes that the weights of a block which are dropped become zeros, and the others larger; nothing without a mask.</summary>
    public void WriteMask(SourceWriter text, string of, bool isMasked)
    {
        if (isMasked)
        {
            text.Write($"{Runtime}.Mask(ref {of}, count, seen, seenEnd, ref DiUnsafe.Add(ref maskAt, head * {PaddedKeys} * all), all, begin + at);");
        }
    }

    /// <summary>Declares the blocks of a thread's memory, one behind the other.</summary>
    public static void WriteRooms(SourceWriter text, IReadOnlyList<(string Name, int Length)> rooms) => text.Write(
        $"ref $T {string.Join(", ", rooms.Select((room, i) => $"{room.Name} = ref {(i == 0 ? "local" : $"DiUnsafe.Add(ref local, {rooms.Take(i).Sum(before => before.Length)})")}"))};");

    // The position of a block's first query.
    private string Position => IsStepwise ? "past + at" : "at";

    /// <summary>C#: the first feature of a head.</summary>
    public static string Feature(int first, string head, int width) => first == 0 ? ((Whole)head * width).ToString() : $"{Number(first)} + ({(Whole)head * width})";

    private static string Places(string begin, string steps, string? table, int most) => table is null
        ? $"int {begin} = {(Whole)"row" * most}, {steps} = {Number(most)};"
        : $"int {begin} = DiUnsafe.Add(ref {table}.Offsets, row), {steps} = DiUnsafe.Add(ref {table}.Offsets, row + 1) - {begin};";
}
