using System.Globalization;
using DeepInit.Gen.Collections;
using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>dx_i = Σ dy[p] · x_j over all pairs p of i with another j.</summary>
/// <param name="Input">The number of the value whose gradient it is.</param>
/// <param name="Shape">The shape of the values.</param>
/// <param name="X">The values.</param>
internal sealed record PairwiseDotBackward(int Input, Shape Shape, BufferUse Dy, EquatableArray<BufferUse> X, GradientUse Dx)
    : LayerKernel
{
    private int[] Others => [.. Enumerable.Range(0, X.Count).Where(j => j != Input)];

    public override string Formula => $"dx{Input} {Dx.Sign} Σ dy · x of all others";

    public override KernelName Name(KernelName layer) => layer with { Direction = KernelDirection.Backward, Of = Input.ToString(CultureInfo.InvariantCulture) };

    public override KernelSignature Signature => new([Operand.Read("dy", Dy), .. Others.Select(j => Operand.Read("x" + j, X[j])), Dx.As("dx")]);

    public override Items Items => Items.PerCall(KernelWriter.RowShares);

    public override void Write(KernelWriter kernel)
    {
        SourceWriter text = kernel.Text;
        RowShape shape = kernel.RowShapeOf(Shape);
        kernel.OpenRows(Shape.Positions);
        foreach (int j in Others)
        {
            text.Write($"DiV dy{j} = DiSimd.Broadcast(ref dyAt, {PairwiseDotForward.PlaceOf(PairwiseDotForward.PairOf(Math.Max(Input, j), Math.Min(Input, j)))});");
        }

        shape.OpenVectors(text, "all").Write("DiV d = DiV.Zero;");
        foreach (int j in Others)
        {
            text.Write($"d += dy{j} * DiSimd.Load(ref x{j}At, i);");
        }

        text.Write("d = DiLanes.Keep(d, valid);");
        kernel.Store("dx", "i", "d").Close();
        text.Close();
    }
}
