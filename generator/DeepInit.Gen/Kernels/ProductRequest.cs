using DeepInit.Gen.Planning.Ops;

namespace DeepInit.Gen.Kernels;

/// <summary>y[r, o] = f(start[o] + Σ_i x[r, i] · w[o, i]). x and y lie in panels, [features / 16][rows][16], w in [outer / 16][inner][16].</summary>
/// <param name="Inner">Features of x.</param>
/// <param name="Outer">Features of y.</param>
/// <param name="Epilogue">What becomes of a sum; <see cref="Epilogue.Add"/> adds it to what y holds.</param>
internal sealed record ProductRequest(int Inner, int Outer, Epilogue Epilogue) : TileRequest
{
    /// <summary>
    /// Whether a row is summed in the order that it has among others also where it is the only one. A single row is otherwise summed in several parts, which is faster, and rounds
    /// differently.
    /// </summary>
    public bool InOrder { get; init; }

    public override int SumLength => Inner;

    public override int Transposed => 0;
}
