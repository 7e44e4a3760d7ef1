namespace DeepInit.Gen.Kernels;

/// <summary>The gradient of a parameter, which a layer's kernel makes block by block. Each block is stored, or moves its parameters as soon as it is there.</summary>
/// <param name="Name">What the body calls the block at hand.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="BlockLength">Numbers of a block, a multiple of 16.</param>
internal sealed record KernelGradient(string Name, int Parameter, int BlockLength = 16);
