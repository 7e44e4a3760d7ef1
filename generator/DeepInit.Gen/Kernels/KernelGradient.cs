using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;

namespace DeepInit.Gen.Kernels;

/// <summary>The gradient of a parameter, which a layer's kernel makes block by block. Each block is stored, or moves its parameters as soon as it is there.</summary>
/// <param name="Name">What the body calls the block at hand.</param>
/// <param name="Gradient">The parameter, and whether another layer that shares it has stored a gradient before.</param>
/// <param name="BlockLength">Numbers of a block, a multiple of 16.</param>
internal sealed record KernelGradient(string Name, GradientOperand Gradient, int BlockLength = Panel.Width);
