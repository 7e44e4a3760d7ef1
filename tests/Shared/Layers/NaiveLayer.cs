namespace DeepInit.Tests.Shared.Layers;

/// <summary>What a layer computes, by plain loops in double precision.</summary>
/// <param name="x">A row of each value that it reads, channels last.</param>
/// <param name="parameter">Its parameters by role.</param>
/// <returns>A row of its output, channels last.</returns>
internal delegate double[] NaiveLayer(double[][] x, Func<string, double[]> parameter);
