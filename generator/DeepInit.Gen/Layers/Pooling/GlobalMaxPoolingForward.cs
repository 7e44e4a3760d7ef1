using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = the largest pixel of each channel.</summary>
internal sealed record GlobalMaxPoolingForward(int Channels, PooledPixels Pixels, BufferUse X, BufferUse Y)
    : GlobalPoolingForward("largest", Channels, Pixels, X, Y)
{
    protected override void WriteChannels(KernelWriter kernel)
    {
        kernel.Text.Write(IsStepwise ? "DiV largest = sequences.Past == 0 ? new DiV($T.NegativeInfinity) : DiSimd.Load(ref keptAt, to);"
            : Pixels.Sequences is null ? "var largest = new DiV($T.NegativeInfinity);" : "// that of no steps is 0\nvar largest = new DiV(steps == 0 ? 0 : $T.NegativeInfinity);");
        WritePixels(kernel, () => kernel.Text.Write("largest = DiVector.Max(largest, DiSimd.Load(ref xAt, from));"));
        if (IsStepwise)
        {
            kernel.Store("kept", "to", "largest");
        }

        kernel.Store("y", "to", "largest");
    }
}
