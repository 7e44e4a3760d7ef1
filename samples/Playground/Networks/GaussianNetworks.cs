namespace Playground.Networks;

// That the signals grow and units saturate is what this choice is there to show.
#pragma warning disable DIG206, DIG210

/// <summary>N(0, 1) everywhere, blind to the width of the layers.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Gaussian, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Gaussian, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[SGD(LearningRate = 0.1)]
public sealed partial class GaussianSGD : IPlaygroundNetwork;

/// <summary>N(0, 1) everywhere, blind to the width of the layers.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Gaussian, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Gaussian, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Adam(LearningRate = 0.01)]
public sealed partial class GaussianAdam : IPlaygroundNetwork;

/// <summary>N(0, 1) everywhere, blind to the width of the layers.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Gaussian, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Gaussian, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Gaussian, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[AdamW(LearningRate = 0.01, WeightDecay = 0.01)]
public sealed partial class GaussianAdamW : IPlaygroundNetwork;
