namespace Forecasting;

/// <summary>The same for short series, such as a hundred months: the next point from the last 24.</summary>
[Network]
[Input(24, 1)]
[Conv1D(1, 24, Padding = Padding.Causal, Init = Init.Zeros, Name = "linear")]
[LastStep(Name = "level")]
[Conv1D(8, 24, From = "x", Padding = Padding.Causal, Activation = Activation.Tanh, Name = "features")]
[LastStep]
[Dropout(0.3)]
[Dense(1, Init = Init.Zeros, Name = "curve")]
[Add("level", "curve")]
[Loss(Loss.MeanSquaredError)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.5, GlobalClipNorm = 1)]
[Parameter("linear.*", LearningRateScale = 10, WeightDecay = 0)]
[WarmupCosine(Warmup = 0.04)]
public sealed partial class ShortForecaster;
