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
[ScheduleFreeAdamW(LearningRate = 0.03)]
public sealed partial class GaussianScheduleFreeAdamW : IPlaygroundNetwork;

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
[Lion(LearningRate = 0.003)]
public sealed partial class GaussianLion : IPlaygroundNetwork;

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
[Muon(LearningRate = 0.03)]
[AdamW(LearningRate = 0.01)]
public sealed partial class GaussianMuon : IPlaygroundNetwork;

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
[SOAP(LearningRate = 0.01)]
public sealed partial class GaussianSOAP : IPlaygroundNetwork;

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
[Prodigy(LearningRate = 1)]
public sealed partial class GaussianProdigy : IPlaygroundNetwork;
