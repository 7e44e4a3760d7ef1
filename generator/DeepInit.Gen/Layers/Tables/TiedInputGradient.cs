using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx = Wᵀ dz with the rows of a table as W: for 16 units their numbers in so many rows at a time, side by side in memory of the thread, are a panel of weights.</summary>
internal sealed record TiedInputGradient(TiedSizes Sizes, BufferUse Dz, GradientUse Dx, ParameterOperand Table)
    : LayerKernel
{
    /// <summary>Rows of the table at a time: their numbers of 16 units fit into the first-level cache.</summary>
    private const int Chunk = 256;

    private int Chunks => Sizes.Vocabulary / Chunk;

    private int Rest => Sizes.Vocabulary % Chunk;

    private Epilogue First => Dx.Accumulate ? Epilogue.Add : Epilogue.None;

    private ProductRequest Product(int inner, Epilogue epilogue) => new(inner, Panel.Width, epilogue);

    public override string Formula => $"dx {Dx.Sign} Wᵀ dz, {Sizes.Vocabulary} → {Sizes.Units}";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = "Input" };

    public override KernelSignature Signature => new(Operand.Read("dz", Dz), Dx.As("dx"))
    {
        Parameters = new([Table]),
        Tiles = new(
        [
            .. Chunks > 0 ? [Product(Chunk, First)] : Array.Empty<ProductRequest>(),
            .. Chunks > 1 && First != Epilogue.Add ? [Product(Chunk, Epilogue.Add)] : Array.Empty<ProductRequest>(),
            .. Rest > 0 ? [Product(Rest, Chunks > 0 ? Epilogue.Add : First)] : Array.Empty<ProductRequest>(),
        ]),
        Local = Math.Min(Chunk, Sizes.Vocabulary) * Panel.Width,
    };

    public override Items Items => Items.PerCall(Sizes.UnitPanels);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        Sizes.WriteAll(text);
        text.Open("for (int panel = first; panel < end; panel++)");
        text.Write("ref $T dxPanel = ref DiUnsafe.Add(ref dxAt, panel * panelLength);");
        if (Chunks > 0)
        {
            WriteChunk(kernel, 0, Chunk, First);
        }

        if (Chunks > 1)
        {
            text.Open($"for (int chunk = 1; chunk < {Chunks}; chunk++)");
            WriteChunk(kernel, "chunk", Chunk, Epilogue.Add);
            text.Close().Line();
        }

        if (Rest > 0)
        {
            WriteChunk(kernel, Chunks, Rest, Chunks > 0 ? Epilogue.Add : First);
        }

        text.Close();
    }

    private void WriteChunk(KernelWriter kernel, Whole chunk, int rows, Epilogue epilogue)
    {
        kernel.Text.Write($"global::DeepInit.Runtime.TablePanels.Column(ref DiUnsafe.Add(ref {Table.Name}, {(chunk * (Chunk * Sizes.Pitch)) + ((Whole)"panel" * 16)}), {Sizes.Pitch}, {rows}, ref local);");
        kernel.Product(Product(rows, epilogue), $"DiUnsafe.Add(ref dzAt, {chunk * (Chunk / Panel.Width) * "panelLength"})", "local", null, "dxPanel", rows: "all");
    }
}
