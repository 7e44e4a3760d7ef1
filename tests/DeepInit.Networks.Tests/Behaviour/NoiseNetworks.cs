namespace DeepInit.Networks.Tests.Behaviour;

#pragma warning disable DIG229 // both layers are the identity, on purpose
#pragma warning disable DIG249 // what is drawn is looked at, not learned

// A layer that draws numbers between two dense layers of the identity: Forward shows what it drew, and the first takes its gradient.

[Network(Precision = Precision.Double)]
[Input(3, 4, 20)]
[Dense(20, Init = Identity, UseBias = false, Name = "pre")]
[SpatialDropout2D(0.3)]
[Dense(20, Init = Identity, UseBias = false)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class SpatialDropoutNetwork;

[Network(Precision = Precision.Double)]
[Input(20)]
[Dense(20, Init = Identity, UseBias = false, Name = "pre")]
[AlphaDropout(0.3)]
[Dense(20, Init = Identity, UseBias = false)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class AlphaDropoutNetwork;

[Network(Precision = Precision.Double)]
[Input(20)]
[Dense(20, Init = Identity, UseBias = false, Name = "pre")]
[GaussianNoise(0.5)]
[Dense(20, Init = Identity, UseBias = false)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class GaussianNoiseNetwork;

/// <summary>Mean and log-variance are the input itself, halved and not.</summary>
[Network(Precision = Precision.Double)]
[Input(20)]
[Dense(20, Init = Identity, UseBias = false, Name = "mean")]
[Dense(20, Init = Identity, UseBias = false, Name = "logVariance", From = "x")]
[Sampling("mean", "logVariance")]
[Dense(20, Init = Identity, UseBias = false)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class SamplingNetwork;

/// <summary>Images through every layer that draws or normalises by groups; a step is worth sharing among threads.</summary>
[Network]
[Input(8, 8, 3)]
[Conv2D(32, 3, Padding = Padding.Same)]
[GroupNormalization(4)]
[PReLU(PerChannel = true)]
[SpatialDropout2D(0.2)]
[ZeroPadding2D(1)]
[UpSampling2D(2, Interpolation = Interpolation.Bilinear)]
[Conv2D(24, 3)]
[GaussianNoise(0.1)]
[PReLU]
[GlobalAveragePooling2D]
[Dense(20, Activation = SELU, Name = "encoder")]
[AlphaDropout(0.1, Name = "code")]
[Dense(10, Name = "mean")]
[Dense(10, Name = "logVariance", From = "code")]
[Sampling("mean", "logVariance", Name = "z")]
[Dense(192)]
[Reshape(8, 8, 3)]
[Permute(2, 1, 3, Name = "picture")]
[Loss(MeanSquaredError, Output = "picture")]
[Loss(KLStandardNormal, Output = "mean", LogVariance = "logVariance", Reduction = Reduction.BatchMean, Weight = 1e-3)]
[AdamW]
public sealed partial class NoisyPictures;
