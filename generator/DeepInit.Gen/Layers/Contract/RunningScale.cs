namespace DeepInit.Gen.Layers;

/// <summary>The roles of the parameters by which a layer scales and shifts each feature at inference: y = (x − mean) / √(variance + ε) · scale + shift.</summary>
internal sealed record RunningScale(string Scale, string Shift, string Mean, string Variance, double Epsilon);
