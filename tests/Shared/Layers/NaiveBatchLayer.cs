namespace DeepInit.Tests.Shared.Layers;

/// <summary>What a layer computes in training from a whole batch, where rows do not stand alone.</summary>
/// <param name="rows">A row of the value that it reads for each row of the batch.</param>
/// <param name="parameter">Its parameters by role.</param>
/// <returns>A row of its output for each.</returns>
internal delegate double[][] NaiveBatchLayer(double[][] rows, Func<string, double[]> parameter);
