namespace DeepInit.Benchmarks.Evidence;

/// <summary>The rows of a task in three parts.</summary>
/// <param name="Width">Numbers of an input row.</param>
/// <param name="Train">What networks learn from.</param>
/// <param name="Validation">What chooses rates, and what curves are measured on.</param>
/// <param name="Test">Read once, after the last step.</param>
/// <param name="TestVariance">Of the test rows' targets, where they are numbers; 0 for classes.</param>
internal sealed record EvidenceSplit(int Width, Dataset<float> Train, Dataset<float> Validation, Dataset<float> Test, double TestVariance = 0);
