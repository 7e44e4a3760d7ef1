namespace Workbench.Anchors;

/// <summary>What one network reaches on a data set.</summary>
/// <param name="Score">On test rows.</param>
/// <param name="Epochs">How many it was trained for.</param>
/// <param name="TrainingLoss">On the training rows at the end, where there is a reference for it.</param>
internal sealed record AnchorRun(Score Score, int Epochs, double? TrainingLoss);
