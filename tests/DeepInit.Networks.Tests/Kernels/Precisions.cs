namespace DeepInit.Networks.Tests.Kernels;

/// <summary>What a model is compiled in.</summary>
[Flags]
internal enum Precisions
{
    Single = 1,
    Double = 2,
    Both = Single | Double,
}
