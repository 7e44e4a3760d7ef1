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

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(Focal, Gamma = 1.5, ClassWeights = new[] { 1.0, 0.5, 2.0 })]
[SGD]
public sealed partial class FocalNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(GeneralizedCrossEntropy, Exponent = 0.6)]
[SGD]
public sealed partial class GeneralizedCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(SymmetricCrossEntropy, Alpha = 0.5, LogZero = -6)]
[SGD]
public sealed partial class SymmetricCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(SoftBootstrap, TargetShare = 0.6)]
[SGD]
public sealed partial class SoftBootstrapNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(HardBootstrap, TargetShare = 0.6)]
[SGD]
public sealed partial class HardBootstrapNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(Poly1, Epsilon = 2)]
[SGD]
public sealed partial class Poly1Network;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(FlooredCrossEntropy, NoiseRate = 0.1)]
[SGD]
public sealed partial class FlooredCrossEntropyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(BinaryFocal, Gamma = 1.5, ClassWeights = new[] { 0.75, 0.25 })]
[SGD]
public sealed partial class BinaryFocalNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(12)]
[Reshape(2, 2, 3)]
[Loss(Dice, Smooth = 0.5)]
[SGD]
public sealed partial class DiceNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(12)]
[Reshape(2, 2, 3)]
[Loss(Tversky, FalsePositiveWeight = 0.7, FalseNegativeWeight = 0.3, Reduction = Reduction.Sum)]
[SGD]
public sealed partial class TverskyNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(LogCosh)]
[SGD]
public sealed partial class LogCoshNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(MeanAbsolutePercentageError)]
[SGD]
public sealed partial class MeanAbsolutePercentageErrorNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(MeanSquaredLogarithmicError)]
[SGD]
public sealed partial class MeanSquaredLogarithmicErrorNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(Quantile, Quantiles = new[] { 0.1, 0.5, 0.9 })]
[SGD]
public sealed partial class QuantileNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(3, Name = "a")]
[Dense(3, Name = "b", From = "h")]
[Loss(GaussianNegativeLogLikelihood, Output = "a", LogVariance = "b")]
[SGD]
public sealed partial class GaussianNegativeLogLikelihoodNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(3, Name = "a")]
[Dense(3, Name = "b", From = "h")]
[Loss(CosineEmbedding, Output = "a", Other = "b", Margin = -0.9)]
[SGD]
public sealed partial class CosineEmbeddingNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(3, Name = "a")]
[Dense(3, Name = "b", From = "h")]
[Loss(BPR, Output = "a", Negative = "b")]
[SGD]
public sealed partial class BPRNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(3, Name = "a")]
[Dense(3, Name = "b", From = "h")]
[Loss(MarginRanking, Output = "a", Other = "b", Margin = 0.3)]
[SGD]
public sealed partial class MarginRankingNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(3, Name = "a")]
[Dense(3, Name = "b", From = "h")]
[Dense(3, Name = "c", From = "h")]
[Loss(Triplet, Output = "a", Positive = "b", Negative = "c", Reduction = Reduction.BatchMean)]
[SGD]
public sealed partial class TripletNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(12, Activation = Activation.Tanh)]
[Reshape(2, 2, 3, Name = "hidden")]
[Flatten]
[Dense(3)]
[Loss(MeanSquaredError)]
[Loss(ActivityL1, Output = "hidden", Weight = 0.3)]
[SGD]
public sealed partial class ActivityL1Network;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(12, Activation = Activation.Tanh)]
[Reshape(2, 2, 3, Name = "hidden")]
[Flatten]
[Dense(3)]
[Loss(MeanSquaredError)]
[Loss(ActivityL2, Output = "hidden", Weight = 0.3)]
[SGD]
public sealed partial class ActivityL2Network;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh)]
[Dense(3)]
[Loss(Distillation, Temperature = 2.5)]
[SGD]
public sealed partial class DistillationNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(3, Name = "a")]
[Dense(3, Name = "b", From = "h")]
[Loss(InfoNCE, Output = "a", Other = "b", Temperature = 0.3, Normalize = true, Symmetric = true, SamplingCorrection = true)]
[SGD]
public sealed partial class InfoNCENetwork;

[Network(Precision = Precision.Double)]
[Input("user", 5)]
[Input("item", Vocabulary = 7)]
[Dense(3, Name = "a", From = "user")]
[Embedding(3, Name = "b", From = "item")]
[Loss(InfoNCE, Output = "a", Other = "b", Temperature = 0.5, Symmetric = true, SamplingCorrection = true, RemoveAccidentalHits = true)]
[SGD]
public sealed partial class AccidentalHitsNetwork;

[Network(Precision = Precision.Double)]
[Input(5)]
[Dense(9, Activation = Activation.Tanh, Name = "h")]
[Dense(18, Name = "a")]
[Dense(18, Name = "b", From = "h", UseBias = false)] // what is added to all of them changes nothing
[Loss(InfoNCE, Output = "a", Other = "b", Temperature = 2)]
[SGD]
public sealed partial class PlainInfoNCENetwork;
