using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>The weighted means of all heads, side by side. Of the weights nothing is kept.</summary>
/// <param name="Sizes">The sizes.</param>
/// <param name="From">Queries, keys and values.</param>
/// <param name="Y">The means [steps, heads · width of values].</param>
/// <param name="Mask">The mask on weights, a row of keys for each head; null where nothing is dropped.</param>
internal sealed record AttentionForward(AttentionSizes Sizes, AttentionValues From, BufferUse Y, BufferUse? Mask)
    : LayerKernel
{
    public override string Formula => $"y = softmax({Sizes.ScoreFormula}{(Mask is null ? "" : ", dropped")}) v, {Sizes.Heads} heads{(Sizes.Causal ? ", of the steps so far" : "")}";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Part = Sizes.Part, Trains = Mask is not null };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override KernelSignature Signature => new(
        [
            Operand.Read("q", From.Queries),
            Operand.Read("k", From.Keys),
            Operand.Read("v", From.Values),
            Operand.Write("y", Y),
            .. Mask is { } mask ? [Operand.Read("mask", mask)] : Array.Empty<Operand>(),
        ])
    {
        Parameters = Sizes.Parameters,
        Tiles = new(Sizes.Additive is null ? [Sizes.ScoresOf, Sizes.SumsOverKeys] : [Sizes.SumsOverKeys]),
        Local = Rooms.Sum(room => room.Length),
        Sequences = Sizes.QuerySteps,
        Memory = Sizes.OtherSteps,
    };

    private (string Name, int Length)[] Rooms =>
    [
        ("k", Math.Max(Panel.Padded(Sizes.KeyWidth), Panel.Padded(Sizes.ValueWidth)) * Sizes.PaddedKeys),
        ("turned", Sizes.KeyWidth * Sizes.PaddedKeys),
        ("q", Sizes.Block * Panel.Padded(Sizes.KeyWidth)),
        ("p", Sizes.Scores),
        ("y", Sizes.Block * Panel.Padded(Sizes.ValueWidth)),
    ];

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        text.Write("// of the thread: a head's keys, then its values; its keys as a matrix; a block of queries, its weights, its means");
        AttentionSizes.WriteRooms(text, Rooms);
        Sizes.OpenPairs(text);
        Sizes.WriteKeys(text, From.FirstKey);
        text.Write($"{AttentionSizes.Runtime}.Read(ref vAt, allKeys, keysBegin, keys, {AttentionSizes.Feature(From.FirstValue, "group", Sizes.ValueWidth)}, {Sizes.ValueWidth}, ref k, {Sizes.PaddedKeys});").Line();
        Sizes.OpenBlocks(text);
        Sizes.WriteWeights(kernel, From.FirstQuery);
        Sizes.WriteMask(text, "p", Mask is not null);
        text.Line();
        Sizes.WriteSumsOverKeys(kernel, "p", "k", Sizes.ValueWidth, "y");
        text.Write($"{AttentionSizes.Runtime}.Write(ref y, count, ref yAt, all, begin + at, count, {AttentionSizes.Feature(0, "head", Sizes.ValueWidth)}, {Sizes.ValueWidth}, head == {Sizes.Heads - 1});");
        text.Close().Close().Close();
    }
}
