namespace Forecasting;

/// <summary>
/// The next point from the last 72: a weighted sum of them, as in linear autoregression, plus what 32 curved features of the same points add. Both are causal convolutions, so that the
/// network also reads a stream point by point.
/// </summary>
/// <remarks>The linear part learns ten times as fast, and without decay; the rest is held back, because series of some thousand points teach it little that holds.</remarks>
[Network]
[Input(72, 1)]
[Conv1D(1, 72, Padding = Padding.Causal, Init = Init.Zeros, Name = "linear")]
[LastStep(Name = "level")]
[Conv1D(32, 72, From = "x", Padding = Padding.Causal, Activation = Activation.Tanh, Name = "features")]
[LastStep]
[Dropout(0.3)]
[Dense(1, Init = Init.Zeros, Name = "curve")]
[Add("level", "curve")]
[Loss(Loss.MeanSquaredError)]
[AdamW(LearningRate = 1e-3, WeightDecay = 0.5, GlobalClipNorm = 1)]
[Parameter("linear.*", LearningRateScale = 10, WeightDecay = 0)]
[WarmupCosine(Warmup = 0.04)]
public sealed partial class LongForecaster;
