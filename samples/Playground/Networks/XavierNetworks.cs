namespace Playground.Networks;

/// <summary>Glorot &amp; Bengio 2010: made for tanh.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Xavier, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Xavier, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[SGD(LearningRate = 0.1)]
public sealed partial class XavierSGD : IPlaygroundNetwork;

/// <summary>Glorot &amp; Bengio 2010: made for tanh.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Xavier, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Xavier, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Adam(LearningRate = 0.01)]
public sealed partial class XavierAdam : IPlaygroundNetwork;

/// <summary>Glorot &amp; Bengio 2010: made for tanh.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Xavier, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Xavier, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Xavier, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[AdamW(LearningRate = 0.01, WeightDecay = 0.01)]
public sealed partial class XavierAdamW : IPlaygroundNetwork;
