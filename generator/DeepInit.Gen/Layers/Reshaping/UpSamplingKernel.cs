using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>
/// An image enlarged by whole factors, or, backward, the gradient of each pixel summed over those that it went into. An item is an image of a panel, in the order of
/// memory: one thread makes all of it, so that sums have one order.
/// </summary>
/// <param name="Small">The image.</param>
/// <param name="Big">The same, enlarged.</param>
/// <param name="Source">What is read: x, or dy.</param>
/// <param name="Target">What is made: y, or dx.</param>
internal sealed record UpSamplingKernel(KernelDirection Direction, string Formula, UpSampling2DSpec Spec, Shape Small, Shape Big, BufferUse Source, Operand Target)
    : LayerKernel
{
    private bool IsForward => Direction == KernelDirection.Forward;

    private bool IsBilinear => Spec.Interpolation == Interpolation.Bilinear;

    public override string Formula { get; } = Formula;

    public override KernelName Name(KernelName layer) => layer with { Direction = Direction };

    public override KernelSignature Signature => new(Operand.Read(IsForward ? "x" : "dy", Source), Target with { Name = IsForward ? "y" : "dx" });

    public override Items Items => Items.OfRows(Panel.Count(Big.Features));

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        (int height, int width) = (Small.Dimensions[0], Small.Dimensions[1]);
        (int bigHeight, int bigWidth) = (Big.Dimensions[0], Big.Dimensions[1]);
        text.Open("for (int item = first; item < end; item++)");
        text.Write($"int small = item * {height * width * Panel.Width}, big = item * {bigHeight * bigWidth * Panel.Width};");
        if (!IsForward && !kernel.Accumulates("dx"))
        {
            text.Open($"for (int i = small; i < small + {height * width * Panel.Width}; i += DiV.Count)");
            kernel.Store("dx", "i", "DiV.Zero").Close().Line();
        }

        text.Open($"for (int y = 0; y < {bigHeight}; y++)");
        WriteAxis(kernel, "y", height, Spec.HeightFactor);
        text.Open($"for (int x = 0; x < {bigWidth}; x++)");
        WriteAxis(kernel, "x", width, Spec.WidthFactor);
        string[] pixels = IsBilinear ? ["y0", "x0", "y0", "x1", "y1", "x0", "y1", "x1"] : ["y0", "x0"];
        string[] places = [.. Enumerable.Range(0, pixels.Length / 2).Select(i => $"small + ({((((Whole)pixels[2 * i] * width) + pixels[(2 * i) + 1]) * Panel.Width) + "c"})")];
        string[] weights = IsBilinear ? ["(one - wy) * (one - wx)", "(one - wy) * wx", "wy * (one - wx)", "wy * wx"] : [];
        if (IsBilinear)
        {
            text.Write("DiV one = DiV.One;");
        }

        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write($"int at = big + ({((((Whole)"y" * bigWidth) + "x") * Panel.Width) + "c"});");
        if (IsForward)
        {
            IEnumerable<string> terms = places.Select((place, i) => (IsBilinear ? $"({weights[i]} * " : "") + $"DiSimd.Load(ref xAt, {place})" + (IsBilinear ? ")" : ""));
            kernel.Store("y", "at", string.Join(" + ", terms));
        }
        else
        {
            text.Write("DiV dy = DiSimd.Load(ref dyAt, at);");
            for (int i = 0; i < places.Length; i++)
            {
                kernel.Add("dx", places[i], IsBilinear ? $"({weights[i]} * dy)" : "dy");
            }
        }

        text.Close().Close().Close().Close();
    }

    // The old pixels that a new one lies between, and the weight of the second; centres of pixels are at halves.
    private void WriteAxis(KernelWriter kernel, string axis, int length, int factor)
    {
        if (!IsBilinear)
        {
            kernel.Text.Write($"int {axis}0 = {(Whole)axis / factor};");
            return;
        }

        kernel.Text.Write($"$T at{axis} = global::System.Math.Max((({axis} + {kernel.Number(0.5)}) / {kernel.Number(factor)}) - {kernel.Number(0.5)}, 0);");
        kernel.Text.Write($"int {axis}0 = (int)at{axis}, {axis}1 = global::System.Math.Min({axis}0 + 1, {length - 1});");
        kernel.Text.Write($"var w{axis} = new DiV(at{axis} - {axis}0);");
    }
}
