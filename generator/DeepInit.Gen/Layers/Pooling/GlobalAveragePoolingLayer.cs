using DeepInit.Gen.Emission;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The mean of each channel over all pixels.</summary>
internal abstract class GlobalAveragePoolingLayer(int rank) : GlobalPoolingLayer(rank)
{
    public override bool IsAffine(LayerSpec spec) => true;

    protected override string Taken => "mean";

    protected override bool KeepsValues => false;

    protected override void WriteForward(KernelWriter kernel, Action<Action> pixels)
    {
        kernel.Text.Write("DiV sum = DiV.Zero;");
        pixels(() => kernel.Text.Write("sum += DiSimd.Load(ref xAt, from);"));
        kernel.Text.Write($"DiSimd.Store(sum * {Share(kernel)}, ref yAt, to);");
    }

    protected override void WriteBackward(KernelWriter kernel, Action<Action> pixels, Func<string, string> store)
    {
        kernel.Text.Write($"DiV d = DiSimd.Load(ref dyAt, to) * {Share(kernel)};");
        pixels(() => kernel.Text.Write(store("d")));
    }

    private static string Share(KernelWriter kernel) => kernel.Constant(1.0 / kernel.InputShape.Positions);
}
