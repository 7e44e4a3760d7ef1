namespace Playground.Networks;

/// <summary>He et al. 2015: made for ReLU, here before a tanh.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = He, Activation = Tanh)]
[Dense(1, Name = "probability", Init = He, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[SGD(LearningRate = 0.1)]
public sealed partial class HeSGD : IPlaygroundNetwork;

/// <summary>He et al. 2015: made for ReLU, here before a tanh.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = He, Activation = Tanh)]
[Dense(1, Name = "probability", Init = He, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Adam(LearningRate = 0.01)]
public sealed partial class HeAdam : IPlaygroundNetwork;

/// <summary>He et al. 2015: made for ReLU, here before a tanh.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = He, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = He, Activation = Tanh)]
[Dense(1, Name = "probability", Init = He, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[AdamW(LearningRate = 0.01, WeightDecay = 0.01)]
public sealed partial class HeAdamW : IPlaygroundNetwork;
