using DeepInit.Gen.Emission;

namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each window. Backward finds it again instead of storing where it was: the first equal one takes the gradient.</summary>
internal abstract class MaxPoolingLayer(int rank) : PoolingLayer(rank)
{
    protected override bool KeepsValues => true;

    protected override void WriteForwardPixel(PoolingSpec spec, KernelWriter kernel, Action<Action> window)
    {
        kernel.Text.Write("var largest = new DiV($T.NegativeInfinity);");
        window(() => kernel.Text.Write("largest = DiVector.Max(largest, DiSimd.Load(ref xAt, from));"));
        kernel.Text.Write("DiSimd.Store(largest, ref yAt, to);");
    }

    // The first of several largest takes the gradient, as in PyTorch.
    protected override void WriteBackwardPixel(PoolingSpec spec, KernelWriter kernel, Action<Action> window, bool stores, RenderedFormula? after)
    {
        kernel.Text.Write("DiV largest = DiSimd.Load(ref yAt, to);").Write("DiV left = DiSimd.Load(ref dyAt, to);");
        const string Share = "DiVector.ConditionalSelect(here, left, DiV.Zero)";
        window(() =>
        {
            kernel.Text.Write("DiV y = DiSimd.Load(ref xAt, from);").Write("var here = DiVector.Equals(y, largest);");
            if (after is not null)
            {
                kernel.Text.Write($"DiV dy = {Share};");
                after.WriteStatements(kernel.Text);
            }

            kernel.Text.Write($"DiSimd.Store({(after is not null ? after.Result : stores ? Share : "DiSimd.Load(ref dxAt, from) + " + Share)}, ref dxAt, from);");
            kernel.Text.Write("left = DiVector.ConditionalSelect(here, DiV.Zero, left);");
        });
    }
}
