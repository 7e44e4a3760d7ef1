using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx_i = dy · Σ of all other values.</summary>
/// <param name="Input">The number of the value whose gradient it is.</param>
/// <param name="Shape">The shape of the values.</param>
/// <param name="X">The values.</param>
internal sealed record FactorizationMachineBackward(int Input, Shape Shape, BufferUse Dy, EquatableArray<BufferUse> X, GradientUse Dx)
    : LayerKernel
{
    private int[] Others => [.. Enumerable.Range(0, X.Count).Where(j => j != Input)];

    public override string Formula => $"dx{Input} {Dx.Sign} dy · Σ x of all others";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = Input.ToString(CultureInfo.InvariantCulture) };

    public override KernelSignature Signature => new([Operand.Read("dy", Dy), .. Others.Select(j => Operand.Read("x" + j, X[j])), Dx.As("dx")]);

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        kernel.OpenRows(Shape.Positions);
        text.Write("DiV dy = DiSimd.Broadcast(ref dyAt, r * 16);");
        string sum = string.Join(" + ", Others.Select(j => $"DiSimd.Load(ref x{j}At, i)"));
        kernel.RowShapeOf(Shape).OpenVectors(text, "all").Write($"DiV d = DiLanes.Keep(({sum}) * dy, valid);");
        kernel.Store("dx", "i", "d").Close();
        text.Close();
    }
}
