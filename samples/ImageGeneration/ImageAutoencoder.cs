namespace ImageGeneration;

/// <summary>A variational autoencoder (Kingma &amp; Welling 2014) of pictures of 28 × 28 pixels: MNIST and Fashion-MNIST.</summary>
[Network]
[Input(784)]
[Dense(400, Activation = ReLU, Name = "encoder")]
[Dense(20, Name = "mean", From = "encoder")]
[Dense(20, Name = "logVariance", From = "encoder")]
[Sampling("mean", "logVariance", Name = "z")]
[Dense(400, Activation = ReLU, Name = "decoder")]
[Dense(784, Activation = Sigmoid, Name = "picture")]
[Loss(BinaryCrossEntropy, Output = "picture", Reduction = Reduction.BatchMean)]
[Loss(KLStandardNormal, Output = "mean", LogVariance = "logVariance", Reduction = Reduction.BatchMean)]
[Adam(LearningRate = 1e-3)]
public sealed partial class ImageAutoencoder;

/// <summary>Its second half alone: pictures from points of the latent space.</summary>
[Network]
[Input("z", 20)]
[Dense(400, Activation = ReLU, Name = "decoder")]
[Dense(784, Activation = Sigmoid, Name = "picture")]
public sealed partial class ImageDecoder;
