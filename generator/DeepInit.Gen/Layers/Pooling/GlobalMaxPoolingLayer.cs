using DeepInit.Gen.Emission;

namespace DeepInit.Gen.Layers;

/// <summary>The largest value of each channel; of equal ones the first takes the gradient.</summary>
internal abstract class GlobalMaxPoolingLayer(int rank) : GlobalPoolingLayer(rank)
{
    protected override string Taken => "largest";

    protected override bool KeepsValues => true;

    protected override void WriteForward(KernelWriter kernel, Action<Action> pixels)
    {
        kernel.Text.Write("var largest = new DiV($T.NegativeInfinity);");
        pixels(() => kernel.Text.Write("largest = DiVector.Max(largest, DiSimd.Load(ref xAt, from));"));
        kernel.Text.Write("DiSimd.Store(largest, ref yAt, to);");
    }

    protected override void WriteBackward(KernelWriter kernel, Action<Action> pixels, Func<string, string> store)
    {
        kernel.Text.Write("DiV largest = DiSimd.Load(ref yAt, to);").Write("DiV left = DiSimd.Load(ref dyAt, to);");
        pixels(() => kernel.Text
            .Write("var here = DiVector.Equals(DiSimd.Load(ref xAt, from), largest);")
            .Write(store("DiVector.ConditionalSelect(here, left, DiV.Zero)"))
            .Write("left = DiVector.ConditionalSelect(here, DiV.Zero, left);"));
    }
}
