namespace Playground.Networks;

/// <summary>Nothing said: derived from activation and topology.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Activation = Tanh)]
[Dense(16, Name = "hidden2", Activation = Tanh)]
[Dense(16, Name = "hidden3", Activation = Tanh)]
[Dense(16, Name = "hidden4", Activation = Tanh)]
[Dense(1, Name = "probability", Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[SGD(LearningRate = 0.1)]
public sealed partial class DerivedSGD : IPlaygroundNetwork;

/// <summary>Nothing said: derived from activation and topology.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Activation = Tanh)]
[Dense(16, Name = "hidden2", Activation = Tanh)]
[Dense(16, Name = "hidden3", Activation = Tanh)]
[Dense(16, Name = "hidden4", Activation = Tanh)]
[Dense(1, Name = "probability", Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Adam(LearningRate = 0.01)]
public sealed partial class DerivedAdam : IPlaygroundNetwork;

/// <summary>Nothing said: derived from activation and topology.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Activation = Tanh)]
[Dense(16, Name = "hidden2", Activation = Tanh)]
[Dense(16, Name = "hidden3", Activation = Tanh)]
[Dense(16, Name = "hidden4", Activation = Tanh)]
[Dense(1, Name = "probability", Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[AdamW(LearningRate = 0.01, WeightDecay = 0.01)]
public sealed partial class DerivedAdamW : IPlaygroundNetwork;
