namespace Networks;

[Network]
[Input(1)]
[Dense(32, Activation = Activation.Tanh)]
[Dense(1)]
[Loss(MeanSquaredError)]
[Adam(LearningRate = 0.02)]
public sealed partial class Sine;
