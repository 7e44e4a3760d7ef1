namespace Playground.Networks;

// That the hidden layers start constant and never learn is what this choice is there to show.
#pragma warning disable DIG201

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[SGD(LearningRate = 0.1)]
public sealed partial class ZerosSGD : IPlaygroundNetwork;

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Adam(LearningRate = 0.01)]
public sealed partial class ZerosAdam : IPlaygroundNetwork;

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[AdamW(LearningRate = 0.01, WeightDecay = 0.01)]
public sealed partial class ZerosAdamW : IPlaygroundNetwork;

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[ScheduleFreeAdamW(LearningRate = 0.03)]
public sealed partial class ZerosScheduleFreeAdamW : IPlaygroundNetwork;

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Lion(LearningRate = 0.003)]
public sealed partial class ZerosLion : IPlaygroundNetwork;

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Muon(LearningRate = 0.03)]
[AdamW(LearningRate = 0.01)]
public sealed partial class ZerosMuon : IPlaygroundNetwork;

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[SOAP(LearningRate = 0.01)]
public sealed partial class ZerosSOAP : IPlaygroundNetwork;

/// <summary>Zero everywhere: what people try first.</summary>
[Network]
[Input(2)]
[Dense(16, Name = "hidden1", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden2", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden3", Init = Zeros, Activation = Tanh)]
[Dense(16, Name = "hidden4", Init = Zeros, Activation = Tanh)]
[Dense(1, Name = "probability", Init = Zeros, Activation = Sigmoid)]
[Output("hidden1")]
[Output("hidden2")]
[Output("hidden3")]
[Output("hidden4")]
[Output("probability")]
[Loss(BinaryCrossEntropy, Output = "probability")]
[Prodigy(LearningRate = 1)]
public sealed partial class ZerosProdigy : IPlaygroundNetwork;
