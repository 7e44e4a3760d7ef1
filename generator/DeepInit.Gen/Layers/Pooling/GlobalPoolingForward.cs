using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>y = one number of each channel.</summary>
/// <param name="Taken">What is taken of the pixels: <c>mean</c>.</param>
internal abstract record GlobalPoolingForward(string Taken, int Channels, PooledPixels Pixels, BufferUse X, BufferUse Y)
    : GlobalPoolingKernel(Channels, Pixels)
{
    /// <summary>What a session keeps of the steps before these; nothing in other passes.</summary>
    public EquatableArray<Operand> Kept { get; init; }

    /// <summary>Whether the steps come after others, which it knows by what it has kept of them.</summary>
    protected bool IsStepwise => Kept.Count > 0;

    public sealed override string Formula => $"y = {Taken} of {(IsStepwise ? "all steps so far" : Pixels)}";

    public sealed override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Forward };

    public sealed override KernelSignature Signature => new([Operand.Read("x", X), Operand.Write("y", Y), .. Kept]) { Sequences = Pixels.Sequences };
}
