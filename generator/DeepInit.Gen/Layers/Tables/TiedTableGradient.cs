using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dW = dzᵀ x, row by row of the table; the row of padding gets nothing.</summary>
/// <param name="Padding">The row that stays zeros; null for none.</param>
internal sealed record TiedTableGradient(TiedSizes Sizes, int? Padding, BufferUse X, BufferUse Dz, GradientOperand Gradient)
    : LayerKernel
{
    private static readonly GradientBlockRequest Block = new(Panel.Width);

    public override string Formula => "dW = dzᵀ x";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = "Table" };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Read("dz", Dz))
    {
        Gradients = new([new KernelGradient("dw", Gradient, Sizes.Pitch)]),
        Tiles = new([Block]),
        Local = Sizes.Pitch * Panel.Width,
    };

    public override Items Items => Items.PerCall(Sizes.Panels);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        Sizes.WriteAll(text);
        text.Open("for (int panel = first; panel < end; panel++)");
        text.Write("ref $T dzPanel = ref DiUnsafe.Add(ref dzAt, panel * panelLength);");
        text.Open($"for (int units = 0; units < {Sizes.UnitPanels}; units++)").Write("ref $T xPanel = ref DiUnsafe.Add(ref xAt, units * panelLength), block = ref DiUnsafe.Add(ref local, units * 256);");
        kernel.GradientBlock(Block, "dzPanel", "xPanel", "block", rows: "all").Close().Line();
        text.Write($"int last = global::System.Math.Min(16, {Sizes.Vocabulary} - (panel * 16));");
        text.Open("for (int lane = 0; lane < last; lane++)").Write("int row = (panel * 16) + lane;");
        kernel.OpenGradient("dw", "row");
        text.Open($"for (int units = 0; units < {Sizes.UnitPanels}; units++)").Open("for (int c = 0; c < 16; c += DiV.Count)");
        string sum = "DiSimd.Load(ref local, (units * 256) + (lane * 16) + c)";
        text.Write($"DiSimd.Store({(Padding is { } padding ? $"row == {padding} ? DiV.Zero : {sum}" : sum)}, ref dw, (units * 16) + c);").Close().Close();
        kernel.CloseGradient("dw");
        text.Close().Close();
    }
}
