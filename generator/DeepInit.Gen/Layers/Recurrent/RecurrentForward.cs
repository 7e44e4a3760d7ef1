using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// The steps of a recurrent layer in one direction. Threads share the rows and go through all steps of theirs: none waits for another between steps. The
/// sums of the input are there for all steps, made by one product; those of the state are made here, step by step, on the same tiles.
/// </summary>
/// <param name="Cell">What a step computes.</param>
/// <param name="Sequence">Units, steps and direction.</param>
/// <param name="Sums">The input's sums [steps, gates · units]; training leaves the gates there.</param>
/// <param name="Y">The state after every step, or after the last.</param>
/// <param name="State">Memory for the states before and after a step.</param>
/// <param name="StateSums">Memory for the sums of the state.</param>
/// <param name="Memory">Memory for the second state; null where the cell has none.</param>
/// <param name="Read">Memory for what a step reads in the place of the state; null where it reads the state.</param>
/// <param name="FirstState">Where the state starts, for each row; null for zeros.</param>
/// <param name="FirstMemory">The same of the second state.</param>
/// <param name="LastState">Takes the state in which each row ends, for those who read it beside the value; else null.</param>
/// <param name="LastMemory">The same of the second state.</param>
/// <param name="Before">Where training keeps the state before every step; null in prediction.</param>
/// <param name="Kept">Where training keeps what the cell asks for.</param>
/// <param name="Weight">W_hh.</param>
/// <param name="Bias">Its bias, or none.</param>
internal sealed record RecurrentForward(
    RecurrentCell Cell,
    SequenceForm Sequence,
    BufferUse Sums,
    BufferUse Y,
    BufferUse State,
    BufferUse StateSums,
    BufferUse? Memory,
    BufferUse? Read,
    BufferUse? FirstState,
    BufferUse? FirstMemory,
    BufferUse? LastState,
    BufferUse? LastMemory,
    BufferUse? Before,
    EquatableArray<BufferUse> Kept,
    ParameterOperand Weight,
    ParameterOperand? Bias)
    : LayerKernel
{
    /// <summary>What the matrix reads of the state; null where it reads all of it.</summary>
    public RecurrentDropping? Dropping { get; init; }

    private bool Trains => Before is not null;

    private ProductRequest Product => new(Sequence.Units, Cell.Sums(Sequence.Units), Epilogue.None);

    // How many rows have a step depends on the others of the call: a row comes to the same bits whoever they are.
    private ProductRequest Ordered => Product with { InOrder = true };

    public override string Formula => Cell.Formula;

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward, Part = Sequence.Part, Trains = Trains };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override KernelSignature Signature => new(
        [
            new Operand("g", Sums, Trains ? Access.ReadWrite : Access.Read),
            Operand.Write("y", Y),
            Operand.Write("h", State),
            Operand.Write("u", StateSums),
            .. Memory is { } memory ? [Operand.Write("m", memory)] : Array.Empty<Operand>(),
            .. Read is { } read ? [Operand.Write("v", read)] : Array.Empty<Operand>(),
            .. FirstState is { } state ? [Operand.Read("firstState", state)] : Array.Empty<Operand>(),
            .. FirstMemory is { } firstMemory ? [Operand.Read("firstMemory", firstMemory)] : Array.Empty<Operand>(),
            .. LastState is { } lastState ? [Operand.Write("lastState", lastState)] : Array.Empty<Operand>(),
            .. LastMemory is { } lastMemory ? [Operand.Write("lastMemory", lastMemory)] : Array.Empty<Operand>(),
            .. Before is { } before ? [Operand.Write("before", before)] : Array.Empty<Operand>(),
            .. Dropping is { } dropping ? [Operand.Read("mask", dropping.Mask), Operand.Write("k", dropping.OfShare), Operand.Write("p", dropping.Masked)] : Array.Empty<Operand>(),
            .. Dropping?.StateBefore is { } stateBefore ? [Operand.Write("stateBefore", stateBefore)] : Array.Empty<Operand>(),
            .. Cell.Kept.Zip(Kept, Operand.Write),
        ])
    {
        Parameters = new(Bias is { } bias ? [Weight, bias] : [Weight]),
        Tiles = Sequence.Sequences is null ? new([Product]) : new([Product, Ordered]),
        Sequences = Sequence.Sequences,
    };

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int width = Panel.Padded(Sequence.Units), sums = Cell.Sums(Sequence.Units);
        Sequence.OpenShare(text);
        text.Write($"ref $T hShare = ref DiUnsafe.Add(ref hAt, row * {2 * width}), uShare = ref DiUnsafe.Add(ref uAt, row * {sums});");
        if (Memory is not null)
        {
            text.Write($"ref $T mShare = ref DiUnsafe.Add(ref mAt, row * {width});");
        }

        if (Read is not null)
        {
            text.Write($"ref $T vShare = ref DiUnsafe.Add(ref vAt, row * {width});");
        }

        if (Dropping is not null)
        {
            Sequence.WriteMaskOfShare(text);
        }

        WriteStart(text, width);
        WriteRowsWithoutSteps(kernel);
        Sequence.OpenSteps(text, backward: false);
        text.Write($"ref $T hBefore = ref DiUnsafe.Add(ref hShare, (s & 1) * count * {width}), hAfter = ref DiUnsafe.Add(ref hShare, (1 - (s & 1)) * count * {width});");
        if (Dropping is not null)
        {
            WriteMasked(kernel);
        }

        WriteSums(kernel, Dropping is null ? "hBefore" : "pShare", 0, Cell.EarlyGates);
        if (Read is not null)
        {
            WriteRead(kernel);
        }

        Sequence.OpenUnits(text);
        LoadGates(text, Cell.Gates);
        if (Memory is not null)
        {
            text.Write($"DiV m = DiSimd.Load(ref mShare, {Sequence.MemoryPlace});");
        }

        Cell.WriteForward(kernel, Trains ? (name, value) => Keep(kernel, name, value) : null);
        Sequence.StoreAfter(text, "hNew");
        if (Memory is not null)
        {
            text.Write($"DiSimd.Store(mNew, ref mShare, {Sequence.MemoryPlace});");
        }

        if (Trains)
        {
            string? name = Dropping is null ? "before" : Dropping.StateBefore is null ? null : "stateBefore";
            if (name is not null)
            {
                kernel.Store(name, "i", "h");
            }
        }

        string result = Sequence.HasPadding ? "DiLanes.Keep(hNew, valid)" : "hNew";
        if (Sequence.ReturnsAll)
        {
            kernel.Store("y", "i", result);
        }

        if (Sequence.EndsRows)
        {
            text.Open($"if ({Sequence.IsLast})");
            StoreLast(kernel, Sequence.Last, result);
            text.Close();
        }

        Sequence.CloseUnits(text);
        Sequence.CloseStep(text, backward: false);
        if (LastMemory is not null)
        {
            text.Write("// the memory in which each row ends");
            Sequence.OpenMemory(text);
            kernel.Store("lastMemory", "given", "DiSimd.Load(ref mShare, m)").Close().Close().Close();
        }

        text.Close();
    }

    // The state after the last step of a row: the layer's value, or what is handed on beside it, or both.
    private void StoreLast(KernelWriter kernel, string place, string state)
    {
        foreach (string name in new[] { Sequence.ReturnsAll ? "" : "y", LastState is null ? "" : "lastState" }.Where(name => name.Length > 0))
        {
            kernel.Store(name, place, state);
        }
    }

    private void WriteStart(SourceWriter text, int width)
    {
        if (FirstState is null || (Memory is not null && FirstMemory is null))
        {
            text.Write("// the state before the first step is 0");
            text.Open($"for (int i = 0; i < count * {width}; i += DiV.Count)");
            if (FirstState is null)
            {
                text.Write("DiSimd.Store(DiV.Zero, ref hShare, i);");
            }

            if (Memory is not null && FirstMemory is null)
            {
                text.Write("DiSimd.Store(DiV.Zero, ref mShare, i);");
            }

            text.Close().Line();
        }

        if (FirstState is null && FirstMemory is null)
        {
            return;
        }

        text.Write("// the state before the first step is given");
        Sequence.OpenFirst(text);
        if (FirstState is not null)
        {
            string store = "DiSimd.Store(DiSimd.Load(ref firstStateAt, given), ref hShare, j);";
            if (Sequence.Sequences is null)
            {
                text.Write(store);
            }
            else
            {
                text.Open("if (r < begun)").Write(store).Close().Line();
            }
        }

        if (FirstMemory is not null)
        {
            text.Write("DiSimd.Store(DiSimd.Load(ref firstMemoryAt, given), ref mShare, m);");
        }

        text.Close().Close().Close().Line();
    }

    // The state before, as the matrix reads it.
    private void WriteMasked(KernelWriter kernel)
    {
        Sequence.OpenUnits(kernel.Text);
        kernel.Text.Write($"DiV masked = DiSimd.Load(ref hBefore, j) * DiSimd.Load(ref kShare, {Sequence.MemoryPlace});");
        kernel.Text.Write("DiSimd.Store(masked, ref pShare, j);");
        kernel.Store("before", "i", "masked");
        Sequence.CloseUnits(kernel.Text);
        kernel.Text.Line();
    }

    private void LoadGates(SourceWriter text, int count, string state = "hBefore")
    {
        for (int gate = 0; gate < count; gate++)
        {
            text.Write($"DiV g{gate} = DiSimd.Load(ref gAt, {Sequence.Gate(gate)}), u{gate} = DiSimd.Load(ref uShare, {Sequence.ShareGate(gate)});");
        }

        text.Write($"DiV h = DiSimd.Load(ref {state}, j);");
    }

    // What the last gates read, and their sums of it.
    private void WriteRead(KernelWriter kernel)
    {
        Sequence.OpenUnits(kernel.Text);
        LoadGates(kernel.Text, Cell.EarlyGates, Dropping is null ? "hBefore" : "pShare");
        Cell.WriteRead(kernel, Trains ? (name, value) => Keep(kernel, name, value) : null);
        kernel.Text.Write("DiSimd.Store(read, ref vShare, j);").Write("DiSimd.Store(v0, ref uShare, j);");
        Sequence.CloseUnits(kernel.Text);
        WriteSums(kernel, "vShare", Cell.EarlyGates, Cell.Gates);
    }

    private void WriteSums(KernelWriter kernel, string of, int firstGate, int endGate)
    {
        int panels = Panel.Count(Sequence.Units);
        string first = (firstGate * panels).ToString(System.Globalization.CultureInfo.InvariantCulture), end = (endGate * panels).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Sequence.Sequences is null)
        {
            kernel.Product(Product, of, Weight.Name, Bias?.Name, "uShare", Sequence.Alive, first, end);
            return;
        }

        kernel.Text.Write("// the only row of a call has the faster sums of single rows, as in all layers");
        kernel.Text.Open("if (rows == 1)");
        kernel.Product(Product, of, Weight.Name, Bias?.Name, "uShare", Sequence.Alive, first, end).Close();
        kernel.Text.Open("else");
        kernel.Product(Ordered, of, Weight.Name, Bias?.Name, "uShare", Sequence.Alive, first, end).Close().Line();
    }

    // Their last state is the first one.
    private void WriteRowsWithoutSteps(KernelWriter kernel)
    {
        if (Sequence.Sequences is null || !Sequence.EndsRows)
        {
            return;
        }

        SourceWriter text = kernel.Text;
        text.Write("// the last state of a row without steps is the first one");
        text.Open("for (int r = count - 1; r >= 0 && DiUnsafe.Add(ref lengths, row + r) == 0; r--)");
        text.Open($"for (int panel = 0; panel < {Panel.Count(Sequence.Units)}; panel++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write("int at = (((panel * rows) + DiUnsafe.Add(ref order, row + r)) * 16) + c;");
        StoreLast(kernel, "at", FirstState is null ? "DiV.Zero" : "DiSimd.Load(ref firstStateAt, at)");
        text.Close().Close().Close().Line();
    }

    // A gate stands in the place of its sum.
    private void Keep(KernelWriter kernel, string name, string value)
    {
        if (name.StartsWith("g", StringComparison.Ordinal))
        {
            kernel.Store("g", Sequence.Gate(name[1] - '0'), value);
        }
        else
        {
            kernel.Store(name, "i", value);
        }
    }
}
