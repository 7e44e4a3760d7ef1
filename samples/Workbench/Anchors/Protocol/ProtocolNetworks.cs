namespace Workbench.Anchors.Protocol;

// The reference's networks as scikit-learn starts and trains them: weights and biases alike from ±√(6 / (inputs + units)), Glorot's bound, then Adam at a constant
// rate of 0.001, and for numbers half the squared error. Its L2 is L2Penalty.cs, because it depends on the rows of a batch.

[Network]
[Input(4)]
[Dense(16, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5477226, BiasHigh = 0.5477226)]
[Dense(3, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5619515, BiasHigh = 0.5619515)]
[Loss(CrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Iris;

[Network]
[Input(13)]
[Dense(16, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.4548588, BiasHigh = 0.4548588)]
[Dense(3, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5619515, BiasHigh = 0.5619515)]
[Loss(CrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Wine;

[Network]
[Input(30)]
[Dense(32, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.3110855, BiasHigh = 0.3110855)]
[Dense(1, Activation = Sigmoid, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.4264014, BiasHigh = 0.4264014)]
[Loss(BinaryCrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Tumour;

[Network]
[Input(4)]
[Dense(16, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5477226, BiasHigh = 0.5477226)]
[Dense(16, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.4330127, BiasHigh = 0.4330127)]
[Dense(1, Activation = Sigmoid, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5940885, BiasHigh = 0.5940885)]
[Loss(BinaryCrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Banknote;

[Network]
[Input(8)]
[Dense(16, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5000000, BiasHigh = 0.5000000)]
[Dense(1, Activation = Sigmoid, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5940885, BiasHigh = 0.5940885)]
[Loss(BinaryCrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Pima;

[Network]
[Input(108)]
[Dense(32, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.2070197, BiasHigh = 0.2070197)]
[Dense(1, Activation = Sigmoid, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.4264014, BiasHigh = 0.4264014)]
[Loss(BinaryCrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Adult;

[Network]
[Input(64)]
[Dense(64, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.2165064, BiasHigh = 0.2165064)]
[Dense(10, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.2847474, BiasHigh = 0.2847474)]
[Loss(CrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Digits;

[Network]
[Input(10)]
[Dense(16, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.4803845, BiasHigh = 0.4803845)]
[Dense(1, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.5940885, BiasHigh = 0.5940885)]
[Loss(MeanSquaredError, Weight = 0.5)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Diabetes;

[Network]
[Input(9)]
[Dense(32, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.3825460, BiasHigh = 0.3825460)]
[Dense(1, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.4264014, BiasHigh = 0.4264014)]
[Loss(MeanSquaredError, Weight = 0.5)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class AutoMpg;

[Network]
[Input(13)]
[Dense(64, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.2791453, BiasHigh = 0.2791453)]
[Dense(64, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.2165064, BiasHigh = 0.2165064)]
[Dense(1, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.3038218, BiasHigh = 0.3038218)]
[Loss(MeanSquaredError, Weight = 0.5)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class CaliforniaHousing;

[Network]
[Input(784)]
[Dense(128, Activation = ReLU, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.0811107, BiasHigh = 0.0811107)]
[Dense(10, Init = XavierUniform, BiasInit = Uniform, BiasLow = -0.2085144, BiasHigh = 0.2085144)]
[Loss(CrossEntropy)]
[Adam(LearningRate = 1e-3, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8)]
public sealed partial class Images28;
