using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = the mean, the sum or the largest of w[id] over the ids of a bag that are not padding; zeros where there are none.</summary>
/// <param name="Mode">Which.</param>
/// <param name="Ids">The shape of the ids; the last axis is the bag.</param>
/// <param name="Units">Numbers of the table's rows.</param>
/// <param name="Padding">The id that is left out; null for none.</param>
/// <param name="Sequences">The sequences whose real steps are the bags; null for bags of one size.</param>
/// <param name="X">The ids.</param>
/// <param name="Y">What is made.</param>
/// <param name="Kept">Where training keeps the share of each id in a mean, or the place in its bag of the id that was the largest; null for neither.</param>
/// <param name="Table">The table.</param>
internal sealed record EmbeddingBagForward(Bag Mode, Shape Ids, int Units, int? Padding, RowCount? Sequences, BufferUse X, BufferUse Y, BufferUse? Kept, ParameterOperand Table)
    : LayerKernel
{
    private string Size => Sequences is null ? Ids.Features.ToString(System.Globalization.CultureInfo.InvariantCulture) : "steps";

    private string KeptName => Mode == Bag.Max ? "chosen" : "share";

    public override string Formula => Mode switch
    {
        Bag.Mean => "y = mean of w[id]",
        Bag.Sum => "y = Σ w[id]",
        _ => "y = max of w[id]",
    };

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Function = Mode.ToString(), Trains = Kept is not null };

    public override KernelSignature Signature => new(
        [
            Operand.Read("ids", X).OfIntegers(),
            Operand.Write("y", Y),
            .. Kept is { } kept ? [Operand.Write(KeptName, kept)] : Array.Empty<Operand>(),
        ])
    {
        Parameters = new([Table]),
        Sequences = Sequences,
    };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override bool RunsOnStack => true;

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.OpenRows(Ids.Positions);
        if (Sequences is not null)
        {
            text.Write("int begin = DiUnsafe.Add(ref sequences.Offsets, r), steps = DiUnsafe.Add(ref sequences.Offsets, r + 1) - begin;");
        }

        text.Write($"ref int bag = ref DiUnsafe.Add(ref idsAt, {(Sequences is null ? ((Whole)"r" * Ids.Features).ToString() : "begin")});");
        if (Mode == Bag.Mean)
        {
            WriteShare(kernel);
        }

        text.Open($"for (int panel = 0; panel < {Panel.Count(Units)}; panel++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write("int at = (((panel * all) + r) * 16) + c;");
        text.Write("DiV result = DiV.Zero;");
        if (Mode == Bag.Max)
        {
            text.Write("// nothing chosen yet").Write("DiV which = new DiV(-1);").Write("bool any = false;");
        }

        text.Open($"for (int i = 0; i < {Size}; i++)");
        text.Write("int id = DiUnsafe.Add(ref bag, i);");
        if (Padding is { } padding)
        {
            text.Open($"if (id == {padding})").Write("continue;").Close().Line();
        }

        text.Write($"DiV x = DiSimd.Load(ref {Table.Name}, {(Whole)"id" * Panel.Padded(Units)} + (panel * 16) + c);");
        if (Mode == Bag.Max)
        {
            text.Open("if (any)");
            text.Write("var larger = DiVector.GreaterThan(x, result);");
            text.Write("result = DiVector.ConditionalSelect(larger, x, result);");
            text.Write("which = DiVector.ConditionalSelect(larger, new DiV(i), which);").Close();
            text.Open("else").Write("result = x;").Write("which = new DiV(i);").Write("any = true;").Close();
        }
        else
        {
            text.Write("result += x;");
        }

        text.Close().Line();
        kernel.Store("y", "at", Mode != Bag.Mean ? "result" : Padding is null && Sequences is null ? $"result * {kernel.Constant(1.0 / Ids.Features)}" : "result * new DiV(share)");
        if (Mode == Bag.Max && Kept is not null)
        {
            kernel.Store("chosen", "at", "which");
        }

        text.Close().Close().Close();
    }

    // Of the ids that are not padding each has the same share.
    private void WriteShare(KernelWriter kernel)
    {
        if (Padding is null && Sequences is null)
        {
            return;
        }

        SourceWriter text = kernel.Text;
        if (Padding is { } padding)
        {
            text.Write("int real = 0;");
            text.Open($"for (int i = 0; i < {Size}; i++)").Write($"real += DiUnsafe.Add(ref bag, i) == {padding} ? 0 : 1;").Close().Line();
        }
        else
        {
            text.Write("int real = steps;");
        }

        text.Write("$T share = real == 0 ? 0 : 1 / ($T)real;");
        if (Kept is not null)
        {
            text.Open("for (int c = 0; c < 16; c += DiV.Count)");
            kernel.Store("share", "(r * 16) + c", "new DiV(share)").Close().Line();
        }
    }
}
