using DeepInit.Gen.Kernels;
using DeepInit.Gen.Planning;
using DeepInit.Gen.Planning.Ops;
using DeepInit.Gen.Shapes;
using DeepInit.Gen.Specs;
using DeepInit.Gen.Text;

namespace DeepInit.Gen.Layers;

/// <summary>What a pooling read and wrote, for the backward pass of kinds that find the pixel again.</summary>
internal sealed record PooledValues(BufferUse X, BufferUse Y);
