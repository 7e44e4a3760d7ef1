using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = W x + b with the rows of a table as W: 16 of them at a time are transposed into memory of the thread, and multiplied as a panel of weights is.</summary>
internal sealed record TiedForward(TiedSizes Sizes, string Comment, BufferUse X, BufferUse Y, ParameterOperand Table, ParameterOperand? Bias)
    : LayerKernel
{
    private ProductRequest Product => new(Sizes.Units, Panel.Width, Epilogue.None);

    public override string Formula => Comment;

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward };

    public override KernelSignature Signature => new(Operand.Read("x", X), Operand.Write("y", Y))
    {
        Parameters = Bias is null ? new([Table]) : new([Table, Bias]),
        Tiles = new([Product]),
        Local = Sizes.Units * Panel.Width,
    };

    public override Items Items => Items.PerCall(Sizes.Panels);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        Sizes.WriteAll(text);
        text.Open("for (int panel = first; panel < end; panel++)");
        text.Write($"global::DeepInit.Runtime.TablePanels.Write(ref {Table.Name}, {Sizes.Vocabulary}, {Sizes.Units}, panel, panel + 1, ref local);");
        kernel.Product(Product, "xAt", "local", Bias is null ? null : $"DiUnsafe.Add(ref {Bias.Name}, panel * 16)", "DiUnsafe.Add(ref yAt, panel * panelLength)", rows: "all").Close();
    }
}
