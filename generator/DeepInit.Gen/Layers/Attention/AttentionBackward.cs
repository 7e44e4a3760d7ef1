using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// The gradients of queries, keys and values, in their place where the layer has made these: a pair of a row and a head of keys alone reads and writes what belongs to it. Weights are computed again,
/// block by block, from queries and keys, as forward has computed them.
/// </summary>
/// <param name="Sizes">The sizes.</param>
/// <param name="From">Queries, keys and values.</param>
/// <param name="Into">Their gradients; null where they take the place of what they are gradients of.</param>
/// <param name="Dy">The gradient of the means.</param>
/// <param name="Mask">The mask on weights; null where nothing is dropped.</param>
internal sealed record AttentionBackward(AttentionSizes Sizes, AttentionValues From, AttentionValues? Into, BufferUse Dy, BufferUse? Mask)
    : LayerKernel
{
    private int KeyRoom => Panel.Padded(Sizes.KeyWidth);

    private int ValueRoom => Panel.Padded(Sizes.ValueWidth);

    /// <summary>What each query adds to the gradient of the vector of additive scores [steps, width of keys].</summary>
    public BufferUse? DVector { get; init; }

    /// <summary>What each query and head adds to the gradient of the scales of queries [steps · heads, width of keys]; null where they do not learn.</summary>
    public BufferUse? DQueryScale { get; init; }

    /// <summary>The same of keys, for each key and head of keys.</summary>
    public BufferUse? DKeyScale { get; init; }

    public override string Formula =>
        $"ds = p (dp − Σ p dp), dp = dy v; {(Sizes.Additive is null ? "dq = ds k, dk = dsᵀ q" : "dq, dk = Σ ds v tanh' over keys, over queries")}, dv = pᵀ dy{(Into is null ? ", in place of q, k, v" : "")}";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Part = Sizes.Part, Trains = Mask is not null };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override KernelSignature Signature => new(
        [
            new Operand("q", From.Queries, Into is null ? Access.ReadWrite : Access.Read),
            new Operand("k", From.Keys, Into is null ? Access.ReadWrite : Access.Read),
            new Operand("v", From.Values, Into is null ? Access.ReadWrite : Access.Read),
            .. Into is null ? Array.Empty<Operand>() : [Operand.Write("dq", Into.Queries), Operand.Write("dk", Into.Keys), Operand.Write("dv", Into.Values)],
            Operand.Read("dy", Dy),
            .. DVector is { } rows ? [Operand.Write("dvector", rows)] : Array.Empty<Operand>(),
            .. DQueryScale is { } queryScale ? [Operand.Write("dqScale", queryScale)] : Array.Empty<Operand>(),
            .. DKeyScale is { } keyScale ? [Operand.Write("dkScale", keyScale)] : Array.Empty<Operand>(),
            .. Mask is { } mask ? [Operand.Read("mask", mask)] : Array.Empty<Operand>(),
        ])
    {
        Parameters = Sizes.Parameters,
        Tiles = new(Sizes.Additive is null ? [Sizes.ScoresOf, Sizes.WeightGradients, Sizes.SumsOverKeys, Block] : [Sizes.WeightGradients, Block]),
        Local = Rooms.Sum(room => room.Length),
        Sequences = Sizes.QuerySteps,
        Memory = Sizes.OtherSteps,
    };

    private string Target(string of) => Into is null ? of + "At" : $"d{of}At";

    // A panel of keys by a panel of features.
    private static GradientBlockRequest Block => new(Panel.Width);

    private (string Name, int Length)[] Rooms =>
    [
        ("k", KeyRoom * Sizes.PaddedKeys),
        ("turned", Sizes.KeyWidth * Sizes.PaddedKeys),
        ("values", Sizes.ValueWidth * Sizes.PaddedKeys),
        ("dk", KeyRoom * Sizes.PaddedKeys),
        ("dv", ValueRoom * Sizes.PaddedKeys),
        ("q", Sizes.Block * KeyRoom),
        ("dq", Sizes.Block * KeyRoom),
        ("dy", Sizes.Block * ValueRoom),
        ("p", Sizes.Scores),
        ("ds", Sizes.Scores),
        ("block", Panel.Block),
        .. Sizes.Additive is null ? Array.Empty<(string, int)>() : [("dturned", Sizes.KeyWidth * Sizes.PaddedKeys), ("dvector", Sizes.Block * KeyRoom)],
    ];

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int pitch = Sizes.PaddedKeys;
        const string Heads = AttentionSizes.Runtime;
        text.Write("// of the thread: a head's keys, keys and values as matrices, the sums of their gradients; a block of queries and the gradient of its means, its weights and scores");
        AttentionSizes.WriteRooms(text, Rooms);
        Sizes.OpenPairs(text);
        string value = AttentionSizes.Feature(From.FirstValue, "group", Sizes.ValueWidth);
        text.Write($"{Heads}.Read(ref vAt, allKeys, keysBegin, keys, {value}, {Sizes.ValueWidth}, ref dv, {pitch});");
        text.Write($"{Heads}.Turn(ref dv, {pitch}, keys, {Sizes.ValueWidth}, ref values);");
        Sizes.WriteKeys(text, From.FirstKey);
        text.Write(Sizes.Additive is null ? $"{Heads}.Clear(ref dk, {KeyRoom * pitch});" : $"{Heads}.Clear(ref dturned, {Sizes.KeyWidth * pitch});");
        text.Write($"{Heads}.Clear(ref dv, {ValueRoom * pitch});").Line();
        Sizes.OpenBlocks(text);
        Sizes.WriteWeights(kernel, From.FirstQuery);
        text.Write($"{Heads}.Read(ref dyAt, all, begin + at, count, {AttentionSizes.Feature(0, "head", Sizes.ValueWidth)}, {Sizes.ValueWidth}, ref dy, count);");
        kernel.Product(Sizes.WeightGradients, "dy", "values", null, "ds", rows: "count", first: "seen", end: "seenEnd");
        Sizes.WriteMask(text, "ds", Mask is not null);
        text.Write($"{Heads}.SoftmaxGradient(ref p, ref ds, count, seen, seenEnd);");
        Sizes.WriteMask(text, "p", Mask is not null);
        text.Open("for (int panel = seen; panel < seenEnd; panel++)");
        WriteBlocks(kernel, "p", "dy", Sizes.ValueWidth, "dv");
        if (Sizes.Additive is { } vector)
        {
            text.Close().Line();
            text.Write($"{Heads}.AdditiveGradient(ref q, ref turned, ref {vector.Name}, {Sizes.KeyWidth}, ref ds, count, seen, seenEnd, ref dq, ref dturned, ref dvector);");
            text.Write($"{Heads}.Write(ref dvector, count, ref dvectorAt, all, begin + at, count, 0, {Sizes.KeyWidth}, isLast: true);");
        }
        else
        {
            WriteBlocks(kernel, "ds", "q", Sizes.KeyWidth, "dk");
            text.Close().Line();
            Sizes.WriteSumsOverKeys(kernel, "ds", "k", Sizes.KeyWidth, "dq");
        }

        Sizes.WriteRotation(text, "dq", "count", "count", "at", back: true);
        if (Sizes.Norms is { } norms)
        {
            text.Write($"{Heads}.Read(ref qAt, all, begin + at, count, {AttentionSizes.Feature(From.FirstQuery, "head", Sizes.KeyWidth)}, {Sizes.KeyWidth}, ref q, count);");
            norms.WriteGradient(text, "dq", "q", "count", "count", Sizes.KeyWidth, norms.Queries, Sizes.Scale);
            WriteScale(text, DQueryScale, "dqScale", "q", "count", "all", Sizes.Heads, "head", "begin + at", "count");
        }

        text.Write($"{Heads}.Write(ref dq, count, ref {Target("q")}, all, begin + at, count, {AttentionSizes.Feature(From.FirstQuery, "head", Sizes.KeyWidth)}, {Sizes.KeyWidth}, head == {Sizes.Heads - 1}{(Sizes.Norms is null ? ", " + Literal.Of(Sizes.Scale) : "")});");
        text.Close().Close().Line();
        if (Sizes.Additive is not null)
        {
            text.Write($"{Heads}.TurnBack(ref dturned, {Sizes.KeyWidth}, {pitch}, keys, ref dk);");
        }

        Sizes.WriteRotation(text, "dk", AttentionSizes.Number(pitch), "keys", "0", back: true);
        if (Sizes.Norms is { } keyNorms)
        {
            text.Write($"{Heads}.Read(ref kAt, allKeys, keysBegin, keys, {AttentionSizes.Feature(From.FirstKey, "group", Sizes.KeyWidth)}, {Sizes.KeyWidth}, ref k, {pitch});");
            keyNorms.WriteGradient(text, "dk", "k", AttentionSizes.Number(pitch), "keys", Sizes.KeyWidth, keyNorms.Keys);
            WriteScale(text, DKeyScale, "dkScale", "k", AttentionSizes.Number(pitch), "allKeys", Sizes.Groups, "group", "keysBegin", "keys");
        }

        text.Write($"{Heads}.Write(ref dk, {pitch}, ref {Target("k")}, allKeys, keysBegin, keys, {AttentionSizes.Feature(From.FirstKey, "group", Sizes.KeyWidth)}, {Sizes.KeyWidth}, group == {Sizes.Groups - 1});");
        text.Write($"{Heads}.Write(ref dv, {pitch}, ref {Target("v")}, allKeys, keysBegin, keys, {value}, {Sizes.ValueWidth}, group == {Sizes.Groups - 1});");
        text.Close();
    }

    // Of each head the steps of all rows, head after head: the order in which they are added up is the same whoever writes them.
    private void WriteScale(SourceWriter text, BufferUse? into, string name, string head, string pitch, string all, int heads, string number, string begin, string count)
    {
        if (into is not null)
        {
            text.Write($"{AttentionSizes.Runtime}.Write(ref {head}, {pitch}, ref {name}At, {(Whole)all * heads}, {(heads == 1 ? "" : $"({number} * {all}) + ")}{begin}, {count}, 0, {Sizes.KeyWidth}, isLast: true);");
        }
    }

    // sum[j] += Σ_i x[i, j] · z[i], for the 16 keys j of a panel.
    private void WriteBlocks(KernelWriter kernel, string x, string z, int width, string sum)
    {
        SourceWriter text = kernel.Text;
        text.Open($"for (int features = 0; features < {Panel.Count(width)}; features++)");
        kernel.GradientBlock(Block, $"DiUnsafe.Add(ref {x}, panel * count * 16)", $"DiUnsafe.Add(ref {z}, features * count * 16)", "block", rows: "count");
        text.Write($"{AttentionSizes.Runtime}.Add(ref block, ref DiUnsafe.Add(ref {sum}, ((features * {Sizes.PaddedKeys}) + (panel * 16)) * 16));");
        text.Close().Line();
    }
}
