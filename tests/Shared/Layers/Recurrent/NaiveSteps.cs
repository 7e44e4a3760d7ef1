namespace DeepInit.Tests.Shared.Layers;

/// <summary>What a recurrent layer makes of a row.</summary>
/// <param name="All">The uppermost layer's state after every step.</param>
/// <param name="Last">Its state after the last step of each direction.</param>
/// <param name="States">The last states of all layers and directions.</param>
/// <param name="Memories">Their last memories; zeros for kinds that have none.</param>
internal sealed record NaiveSteps(double[][] All, double[] Last, double[] States, double[] Memories);
