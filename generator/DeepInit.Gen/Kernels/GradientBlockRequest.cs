namespace DeepInit.Gen.Kernels;

/// <summary>dw[i, o] = Σ_r x[r, i] · dz[r, o]: a block of a gradient of weights, of one panel of x and one of dz.</summary>
/// <param name="Inputs">Features in the panel of x: 1 to 16.</param>
internal sealed record GradientBlockRequest(int Inputs) : TileRequest
{
    // Its sums go over the rows, of which there are as many as the user hands over.
    public override int SumLength => 0;

    public override int Transposed => 0;
}
