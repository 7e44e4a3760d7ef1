using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// dx = weight · s · (dy − mean dy − h · mean(dy · h)); of a frozen layer, whose mean and s are constants, weight · s · dy. The sums Σ dy · h and Σ dy are the gradients of
/// weight and bias, so that these come from the same walk over memory.
/// </summary>
/// <param name="Weights">The gradient of the weight; null where it does not train.</param>
/// <param name="Biases">The gradient of the bias; null where it does not train.</param>
internal sealed record BatchNormalizationBackward(
    BatchNormalizationSpec Spec,
    Shape Shape,
    BufferUse Dy,
    BufferUse H,
    GradientUse Dx,
    ParameterOperand Weight,
    Operand Scale,
    KernelGradient? Weights,
    KernelGradient? Biases)
    : LayerKernel
{
    private KernelGradient[] Gradients => [.. new[] { Weights, Biases }.OfType<KernelGradient>()];

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward };

    public override string Formula =>
        $"dx {Dx.Sign} weight · s · {(Spec.Frozen ? "dy" : "(dy − mean dy − h · mean(dy · h))")}{(Weights is null ? "" : ", dweight = Σ dy · h")}{(Biases is null ? "" : ", dbias = Σ dy")}";

    public override KernelSignature Signature => new(Operand.Read("dy", Dy), Operand.Read("h", H), Dx.As("dx"))
    {
        Parameters = new([Weight]),
        Fixed = new([Scale]),
        Gradients = new(Gradients),
    };

    // Threads take panels: each feature's sums are one thread's.
    public override Items Items => Items.Panels(Shape.Features);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.DeclareAll(Shape.Positions);
        if (!Spec.Frozen)
        {
            text.Write("var count = new DiV(all);");
        }

        text.Open("for (int panel = first; panel < end; panel++)");
        foreach (KernelGradient gradient in Gradients)
        {
            kernel.OpenGradient(gradient.Name, "panel");
        }

        text.Open("for (int f = panel * 16; f < (panel + 1) * 16; f += DiV.Count)");
        text.Write("int start = (panel * all * 16) + (f & 15);");
        text.Write("DiV factor = DiSimd.Load(ref weight, f) * DiSimd.Load(ref scale, f);");
        if (!Spec.Frozen || Gradients.Length > 0)
        {
            BlockedSum.Write(text, "all", ["int i = start + (r * 16);", "DiV dy = DiSimd.Load(ref dyAt, i);"], ("mean", "dy"), ("slope", "dy * DiSimd.Load(ref hAt, i)"));
        }

        StoreSum(text, Weights, "slope");
        StoreSum(text, Biases, "mean");
        string d = "DiSimd.Load(ref dyAt, i)";
        if (!Spec.Frozen)
        {
            text.Write("mean /= count;").Write("slope /= count;");
            d = "(DiSimd.Load(ref dyAt, i) - mean - (DiSimd.Load(ref hAt, i) * slope))";
        }

        text.Open("for (int r = 0; r < all; r++)").Write("int i = start + (r * 16);");
        kernel.Store("dx", "i", $"(factor * {d})");
        text.Close().Close();
        foreach (KernelGradient gradient in Gradients)
        {
            kernel.CloseGradient(gradient.Name);
        }

        text.Close();
    }

    private void StoreSum(SourceWriter text, KernelGradient? gradient, string sum)
    {
        if (gradient is not null)
        {
            text.Write($"DiSimd.Store({(Shape.Features % Panel.Width == 0 ? sum : $"DiLanes.Keep({sum}, {Shape.Features} - f)")}, ref {gradient.Name}, f & 15);");
        }
    }
}
