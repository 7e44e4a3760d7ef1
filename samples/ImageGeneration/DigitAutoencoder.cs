namespace ImageGeneration;

/// <summary>A variational autoencoder (Kingma &amp; Welling 2014) of digits of 8 × 8 pixels.</summary>
[Network]
[Input(64)]
[Dense(128, Activation = ReLU, Name = "encoder")]
[Dense(8, Name = "mean", From = "encoder")]
[Dense(8, Name = "logVariance", From = "encoder")]
[Sampling("mean", "logVariance", Name = "z")]
[Dense(128, Activation = ReLU, Name = "decoder")]
[Dense(64, Activation = Sigmoid, Name = "picture")]
[Loss(BinaryCrossEntropy, Output = "picture", Reduction = Reduction.BatchMean)]
[Loss(KLStandardNormal, Output = "mean", LogVariance = "logVariance", Reduction = Reduction.BatchMean)]
[Adam(LearningRate = 1e-3)]
public sealed partial class DigitAutoencoder;

/// <summary>Its second half alone: pictures from points of the latent space.</summary>
[Network]
[Input("z", 8)]
[Dense(128, Activation = ReLU, Name = "decoder")]
[Dense(64, Activation = Sigmoid, Name = "picture")]
public sealed partial class DigitDecoder;
