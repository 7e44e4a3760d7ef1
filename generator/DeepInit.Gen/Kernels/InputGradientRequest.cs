using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Kernels;

/// <summary>dx[r, i] = f(Σ_o dz[r, o] · w[o, i]): back through a <see cref="ProductRequest"/> of the same weights.</summary>
/// <param name="Inputs">Features of dx.</param>
/// <param name="Outputs">Features of dz.</param>
/// <param name="Epilogue">What becomes of a sum; <see cref="Epilogue.Add"/> adds it to what dx holds.</param>
internal sealed record InputGradientRequest(int Inputs, int Outputs, Epilogue Epilogue) : TileRequest
{
    /// <summary>
    /// Whether the kernel transposes the weights itself (<see cref="KernelWriter.Transpose"/>), once for many products with them. Otherwise each product transposes a panel at a time,
    /// and forgets it.
    /// </summary>
    public bool KeepsTransposed { get; init; }

    public override int SumLength => Outputs;

    public override int Transposed => Panel.Count(Outputs) * Panel.Block * (KeepsTransposed ? Panel.Count(Inputs) : 1);
}
