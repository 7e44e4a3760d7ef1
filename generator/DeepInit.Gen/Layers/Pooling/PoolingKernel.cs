using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>A kernel that goes through the windows of images, all 16 channels of a panel at once. An item is an image of a panel, in the order of memory.</summary>
/// <param name="Image">What is pooled, as an image.</param>
/// <param name="Output">One pixel for each window.</param>
internal abstract record PoolingKernel(PoolingSpec Spec, Shape Image, Shape Output)
    : LayerKernel
{
    /// <summary>Pixels of the largest window that is written out instead of looped over.</summary>
    private const int LongestUnrolled = 9;

    public sealed override Items Items => Items.OfRows(Panel.Count(Output.Features));

    /// <summary>Whether all of each window lies in the image.</summary>
    protected bool IsInside => Spec.Spatial.Sides(Image) == (0, 0, 0, 0);

    /// <summary>Numbers of an image of a panel.</summary>
    protected int ImageLength => Image.Dimensions[0] * Image.Dimensions[1] * Panel.Width;

    private bool IsUnrolled => IsInside && Spec.Spatial.Height * Spec.Spatial.Width <= LongestUnrolled;

    /// <summary>Writes the loop over all windows, whose pixel of the output is at <c>to</c>.</summary>
    protected void WriteWindows(KernelWriter kernel, Action body)
    {
        SourceWriter text = kernel.Text;
        (int top, int left, _, _) = Spec.Spatial.Sides(Image);
        text.Open($"for (int oy = 0; oy < {Output.Dimensions[0]}; oy++)");
        if (!IsUnrolled)
        {
            text.Write($"int y0 = {((Whole)"oy" * Spec.Spatial.StrideHeight) - top};");
            text.Write($"int yFirst = global::System.Math.Max(y0, 0), yEnd = global::System.Math.Min(y0 + {Spec.Spatial.Height}, {Image.Dimensions[0]});");
        }

        text.Open($"for (int ox = 0; ox < {Output.Dimensions[1]}; ox++)");
        if (!IsUnrolled)
        {
            text.Write($"int x0 = {((Whole)"ox" * Spec.Spatial.StrideWidth) - left};");
            text.Write($"int xFirst = global::System.Math.Max(x0, 0), xEnd = global::System.Math.Min(x0 + {Spec.Spatial.Width}, {Image.Dimensions[1]});");
        }

        text.Open("for (int c = 0; c < 16; c += DiV.Count)");
        text.Write($"int to = {Pixel(Output, "oy", "ox")};");
        if (IsUnrolled)
        {
            text.Write($"int corner = {Pixel(Image, (Whole)"oy" * Spec.Spatial.StrideHeight, (Whole)"ox" * Spec.Spatial.StrideWidth)};");
        }

        body();
        text.Close().Close().Close();
    }

    /// <summary>Writes the loop over the pixels of a window, each at <c>from</c>.</summary>
    protected void WriteWindow(KernelWriter kernel, Action body)
    {
        SourceWriter text = kernel.Text;
        if (IsUnrolled)
        {
            for (int i = 0; i < Spec.Spatial.Height * Spec.Spatial.Width; i++)
            {
                text.Open("").Write($"int from = {(Whole)"corner" + (((i / Spec.Spatial.Width * Image.Dimensions[1]) + (i % Spec.Spatial.Width)) * Panel.Width)};");
                body();
                text.Close();
            }

            return;
        }

        text.Open("for (int iy = yFirst; iy < yEnd; iy++)").Open("for (int ix = xFirst; ix < xEnd; ix++)");
        text.Write($"int from = {Pixel(Image, "iy", "ix")};");
        body();
        text.Close().Close();
    }

    // The place of channel c of a pixel of the item's image.
    private static Whole Pixel(Shape image, Whole y, Whole x) => ((((((Whole)"item" * image.Dimensions[0]) + y) * image.Dimensions[1]) + x) * Panel.Width) + "c";
}
