using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// Back through the steps of a recurrent layer in one direction, as <see cref="RecurrentForward"/> went: the gradients of all sums, of which whole products then make those
/// of weights, biases and input.
/// </summary>
/// <param name="Cell">What a step computes.</param>
/// <param name="Sequence">Units, steps and direction.</param>
/// <param name="Sums">The gates as forward has left them; takes the gradients of the input's sums.</param>
/// <param name="Dy">The gradient of the state after every step, or after the last; null where others read the last states beside the value alone.</param>
/// <param name="LastState">The gradient of the state in which each row ends, from those who read it beside the value; null where none does.</param>
/// <param name="LastMemory">The same of the second state.</param>
/// <param name="Before">The state before every step; null where the cell does not read it.</param>
/// <param name="Kept">What the cell has kept.</param>
/// <param name="Own">Takes the gradients of the state's sums where they differ; else null.</param>
/// <param name="State">Memory for the gradient of the state.</param>
/// <param name="StateSums">Memory for the gradients of the sums of one step.</param>
/// <param name="Memory">Memory for the gradient of the second state; null where the cell has none.</param>
/// <param name="Read">Memory for the gradient of what a step reads in the place of the state; null where it reads the state.</param>
/// <param name="FirstState">Takes the gradient of where the state started; null where nobody asks for it.</param>
/// <param name="FirstMemory">The same of the second state.</param>
/// <param name="Weight">W_hh.</param>
internal sealed record RecurrentBackward(
    RecurrentCell Cell,
    SequenceForm Sequence,
    BufferUse Sums,
    BufferUse? Dy,
    BufferUse? LastState,
    BufferUse? LastMemory,
    BufferUse? Before,
    EquatableArray<BufferUse> Kept,
    BufferUse? Own,
    BufferUse State,
    BufferUse StateSums,
    BufferUse? Memory,
    BufferUse? Read,
    GradientUse? FirstState,
    GradientUse? FirstMemory,
    ParameterOperand Weight)
    : LayerKernel
{
    /// <summary>What the matrix has read of the state; null where it has read all of it.</summary>
    public RecurrentDropping? Dropping { get; init; }

    // The gradient of the state, and of what the last gates read in its place: all steps of a share have the same weights, transposed once.
    private InputGradientRequest InputGradient => new(Sequence.Units, Early, Dropping is null ? Epilogue.Add : Epilogue.None) { KeepsTransposed = true };

    private InputGradientRequest ReadGradient => new(Sequence.Units, (Cell.Gates - Cell.EarlyGates) * Panel.Padded(Sequence.Units), Epilogue.None) { KeepsTransposed = true };

    // Sums of the gates that read the state itself.
    private int Early => Cell.EarlyGates * Panel.Padded(Sequence.Units);

    // The gradients of the state after the last step alone.
    private string[] OfLast => [.. Sequence.ReturnsAll || Dy is null ? Array.Empty<string>() : ["dy"], .. LastState is null ? Array.Empty<string>() : ["dLastState"]];

    public override string Formula => Cell.BackwardFormula;

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Part = Sequence.Part };

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override KernelSignature Signature => new(
        [
            new Operand("g", Sums, Access.ReadWrite),
            .. Dy is { } dy ? [Operand.Read("dy", dy)] : Array.Empty<Operand>(),
            .. LastState is { } lastState ? [Operand.Read("dLastState", lastState)] : Array.Empty<Operand>(),
            .. LastMemory is { } lastMemory ? [Operand.Read("dLastMemory", lastMemory)] : Array.Empty<Operand>(),
            .. Before is { } before ? [Operand.Read("before", before)] : Array.Empty<Operand>(),
            .. Dropping is { } dropping ? [Operand.Read("mask", dropping.Mask), Operand.Write("k", dropping.OfShare), Operand.Write("p", dropping.Masked)] : Array.Empty<Operand>(),
            .. Dropping?.Read is { } masked ? [Operand.Read("masked", masked)] : Array.Empty<Operand>(),
            .. Cell.Kept.Zip(Kept, Operand.Read),
            .. Own is { } own ? [Operand.Write("e", own)] : Array.Empty<Operand>(),
            Operand.Write("dh", State),
            Operand.Write("du", StateSums),
            .. Memory is { } memory ? [Operand.Write("dm", memory)] : Array.Empty<Operand>(),
            .. Read is { } read ? [Operand.Write("dv", read)] : Array.Empty<Operand>(),
            .. FirstState is { } state ? [state.As("firstState")] : Array.Empty<Operand>(),
            .. FirstMemory is { } firstMemory ? [firstMemory.As("firstMemory")] : Array.Empty<Operand>(),
        ])
    {
        Parameters = new([Weight]),
        Tiles = Read is null ? new([InputGradient]) : new([InputGradient, ReadGradient]),
        Sequences = Sequence.Sequences,
    };

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        int width = Panel.Padded(Sequence.Units), sums = Cell.Sums(Sequence.Units);
        Sequence.OpenShare(text);
        bool isEven = Sequence.Sequences is null;
        text.Write($"ref $T dhShare = ref DiUnsafe.Add(ref dhAt, row * {Sequence.BackwardStates * width}), duShare = ref DiUnsafe.Add(ref duAt, row * {sums});");
        if (Memory is not null)
        {
            text.Write($"ref $T dmShare = ref DiUnsafe.Add(ref dmAt, row * {width});");
        }

        if (Read is not null)
        {
            text.Write($"ref $T dvShare = ref DiUnsafe.Add(ref dvAt, row * {width});");
        }

        if (Dropping is not null)
        {
            Sequence.WriteMaskOfShare(text);
        }

        if (isEven || (Memory is not null && LastMemory is null))
        {
            text.Open($"for (int i = 0; i < count * {width}; i += DiV.Count)");
            if (isEven)
            {
                text.Write("DiSimd.Store(DiV.Zero, ref dhShare, i);");
            }

            if (Memory is not null && LastMemory is null)
            {
                text.Write("DiSimd.Store(DiV.Zero, ref dmShare, i);");
            }

            text.Close().Line();
        }

        if (LastMemory is not null)
        {
            Sequence.OpenMemory(text);
            text.Write("DiSimd.Store(DiSimd.Load(ref dLastMemoryAt, given), ref dmShare, m);").Close().Close().Close().Line();
        }

        kernel.Transpose(InputGradient, Weight.Name);
        if (Read is not null)
        {
            kernel.Transpose(ReadGradient, $"DiUnsafe.Add(ref {Weight.Name}, {Early * Sequence.Units})");
        }

        Sequence.OpenSteps(text, backward: true);
        if (!isEven)
        {
            text.Write($"ref $T dhAfter = ref DiUnsafe.Add(ref dhShare, (1 - (s & 1)) * count * {width}), dhBefore = ref DiUnsafe.Add(ref dhShare, (s & 1) * count * {width});");
        }

        Sequence.OpenUnits(text);
        text.Write($"DiV {(Before is null ? "" : "h = DiSimd.Load(ref beforeAt, i), ")}d = {Sequence.GradientAfter}{(Sequence.ReturnsAll && Dy is not null ? " + DiSimd.Load(ref dyAt, i)" : "")};");
        if (OfLast.Length > 0)
        {
            text.Open($"if ({Sequence.IsLast})").Write($"d += {LastAt(Sequence.Last)};").Close().Line();
        }

        for (int gate = 0; gate < Cell.Gates; gate++)
        {
            text.Write($"DiV g{gate} = DiSimd.Load(ref gAt, {Sequence.Gate(gate)});");
        }

        foreach (string name in Read is null ? Cell.Kept : [])
        {
            text.Write($"DiV {name} = DiSimd.Load(ref {name}At, i);");
        }

        if (Memory is not null)
        {
            text.Write($"DiV dm = DiSimd.Load(ref dmShare, {Sequence.MemoryPlace});");
        }

        Cell.WriteBackward(kernel);
        StoreGates(kernel, Cell.ReadingGates, Cell.Gates);
        string before = isEven ? "dhShare" : "dhBefore";
        text.Write($"DiSimd.Store(dBefore, ref {before}, j);");
        if (Memory is not null)
        {
            text.Write($"DiSimd.Store(dmBefore, ref dmShare, {Sequence.MemoryPlace});");
        }

        Sequence.CloseUnits(text);
        if (Read is not null)
        {
            WriteRead(kernel, before);
        }

        kernel.InputGradientOfKept(InputGradient, "duShare", Dropping is null ? before : "pShare", Sequence.Alive);
        if (Dropping is not null)
        {
            Sequence.OpenUnits(text);
            text.Write($"DiV more = DiSimd.Load(ref pShare, j) * DiSimd.Load(ref kShare, {Sequence.MemoryPlace});");
            text.Write($"DiSimd.Store(DiSimd.Load(ref {before}, j) + more, ref {before}, j);");
            Sequence.CloseUnits(text);
        }

        Sequence.CloseStep(text, backward: true);
        WriteFirst(kernel);
        text.Close();
    }

    private string LastAt(string place) => string.Join(" + ", OfLast.Select(name => $"DiSimd.Load(ref {name}At, {place})"));

    // What is left before the first step. A row without steps hands on the gradient of its last state, which is its first.
    private void WriteFirst(KernelWriter kernel)
    {
        if (FirstState is null && FirstMemory is null)
        {
            return;
        }

        Sequence.OpenFirst(kernel.Text);
        if (FirstState is not null)
        {
            string without = OfLast.Length == 0 ? "DiV.Zero" : LastAt("given");
            kernel.Store("firstState", "given", Sequence.Sequences is null ? "DiSimd.Load(ref dhShare, j)" : $"(r < begun ? DiSimd.Load(ref dhShare, j) : {without})");
        }

        if (FirstMemory is not null)
        {
            kernel.Store("firstMemory", "given", "DiSimd.Load(ref dmShare, m)");
        }

        kernel.Text.Close().Close().Close();
    }

    // Through what the last gates read, to the gates that made it.
    private void WriteRead(KernelWriter kernel, string before)
    {
        SourceWriter text = kernel.Text;
        kernel.InputGradientOfKept(ReadGradient, $"DiUnsafe.Add(ref duShare, {Sequence.Alive} * {Early})", "dvShare", Sequence.Alive);
        Sequence.OpenUnits(text);
        text.Write($"DiV h = DiSimd.Load(ref {(Dropping is null ? "beforeAt" : "maskedAt")}, i), dRead = DiSimd.Load(ref dvShare, j);");
        for (int gate = 0; gate < Cell.ReadingGates; gate++)
        {
            text.Write($"DiV g{gate} = DiSimd.Load(ref gAt, {Sequence.Gate(gate)});");
        }

        Cell.WriteReadBackward(kernel);
        StoreGates(kernel, 0, Cell.ReadingGates);
        string more = Dropping is null ? "dMore" : $"(dMore * DiSimd.Load(ref kShare, {Sequence.MemoryPlace}))";
        text.Write($"DiSimd.Store(DiSimd.Load(ref {before}, j) + {more}, ref {before}, j);");
        Sequence.CloseUnits(text);
    }

    private void StoreGates(KernelWriter kernel, int first, int end)
    {
        for (int gate = first; gate < end; gate++)
        {
            string own = Own is null ? $"d{gate}" : $"e{gate}";
            kernel.Store("g", Sequence.Gate(gate), $"d{gate}");
            kernel.Text.Write($"DiSimd.Store({own}, ref duShare, {Sequence.ShareGate(gate)});");
            if (Own is not null)
            {
                kernel.Store("e", Sequence.Gate(gate), own);
            }
        }
    }
}
