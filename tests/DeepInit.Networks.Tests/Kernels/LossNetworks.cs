namespace DeepInit.Networks.Tests.Kernels;

// One network for each loss, in double precision, for finite differences.

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(MeanSquaredError)]
[SGD]
public sealed partial class MeanSquaredErrorNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(MeanAbsoluteError, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class MeanAbsoluteErrorNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(Huber, Delta = 0.3)]
[SGD]
public sealed partial class HuberNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(SmoothL1, Beta = 0.4)]
[SGD]
public sealed partial class SmoothL1Network;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3, Activation = Sigmoid)]
[Loss(BinaryCrossEntropy)]
[SGD]
public sealed partial class BinaryCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(BinaryCrossEntropyWithLogits, PositiveWeight = new[] { 2.0 })]
[SGD]
public sealed partial class BinaryCrossEntropyWithLogitsNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(CrossEntropy, LabelSmoothing = 0.1, ClassWeights = new[] { 1.0, 0.5, 2.0 })]
[SGD]
public sealed partial class CrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3, Activation = Softmax)]
[Loss(CategoricalCrossEntropy)]
[SGD]
public sealed partial class CategoricalCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3, Activation = Softmax)]
[Loss(SparseCategoricalCrossEntropy)]
[SGD]
public sealed partial class SparseCategoricalCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3, Activation = LogSoftmax)]
[Loss(NegativeLogLikelihood)]
[SGD]
public sealed partial class NegativeLogLikelihoodNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3, Activation = LogSoftmax)]
[Loss(KLDivergence, Reduction = Reduction.BatchMean)]
[SGD]
public sealed partial class KLDivergenceNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(Hinge)]
[SGD]
public sealed partial class HingeNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(SquaredHinge)]
[SGD]
public sealed partial class SquaredHingeNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(PoissonNegativeLogLikelihood)]
[SGD]
public sealed partial class PoissonNegativeLogLikelihoodNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(CrossEntropy, Targets = TargetKind.Probabilities)]
[SGD]
public sealed partial class SoftCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3, Activation = Sigmoid, Name = "p")]
[Multiply("p", "p")]
[Loss(BinaryCrossEntropy)]
[SGD]
public sealed partial class ApartBinaryCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "encoder")]
[Dense(3, Name = "mean")]
[Dense(3, Name = "logVariance", From = "encoder")]
[Sampling("mean", "logVariance")]
[Dense(3, Name = "decoder")]
[Loss(MeanSquaredError, Output = "decoder", Reduction = Reduction.BatchMean)]
[Loss(KLStandardNormal, Output = "mean", LogVariance = "logVariance", Reduction = Reduction.BatchMean, Weight = 0.7)]
[SGD]
public sealed partial class KLStandardNormalNetwork;
