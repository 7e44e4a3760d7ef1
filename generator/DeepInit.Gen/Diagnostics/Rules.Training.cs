using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <content>DIG22x to DIG24x: the sense of the training.</content>
internal static partial class Rules
{
    private const string Training = "DeepInit.Training";

    internal static readonly DiagnosticDescriptor SquashedTwice = Create("DIG220", Training, DiagnosticSeverity.Warning,
        title: "A loss that takes logits gets squashed values",
        messageFormat: "Loss {0} takes {1}, but {2} ends in {3}: {4}");

    internal static readonly DiagnosticDescriptor ProbabilityLoss = Create("DIG221", Training, DiagnosticSeverity.Warning,
        title: "A loss on probabilities gets something else",
        messageFormat: "Loss {0} takes {1}, but {2} ends in {3}; {4}");

    internal static readonly DiagnosticDescriptor SoftmaxOnOne = Create("DIG222", Training, DiagnosticSeverity.Warning,
        title: "Softmax over a single value",
        messageFormat: "{0} has {1} over a single value, which is always {2}: nothing can be learned through it; for a probability use Sigmoid");

    internal static readonly DiagnosticDescriptor BoundedRegression = Create("DIG223", Training, DiagnosticSeverity.Info,
        title: "A regression output is bounded",
        messageFormat: "{0} ends in {1}, which gives values in {2} only, and loss {3} compares them with targets; leave the activation out unless all " +
                       "targets lie there");

    internal static readonly DiagnosticDescriptor SoftmaxRegression = Create("DIG224", Training, DiagnosticSeverity.Warning,
        title: "A regression loss on a softmax",
        messageFormat: "{0} ends in {1} over {2} values, and loss {3} is one for regression: where the softmax is sure and wrong, its gradient " +
                       "vanishes; use CrossEntropy on logits");

    internal static readonly DiagnosticDescriptor SoftmaxWithBinary = Create("DIG225", Training, DiagnosticSeverity.Warning,
        title: "Softmax with a binary loss",
        messageFormat: "{0} has {2} over {1} classes that exclude each other, but loss BinaryCrossEntropy judges each alone; use " +
                       "CategoricalCrossEntropy, or Sigmoid for independent labels");

    internal static readonly DiagnosticDescriptor SigmoidWithCategorical = Create("DIG226", Training, DiagnosticSeverity.Warning,
        title: "Sigmoid with a categorical loss",
        messageFormat: "{0} ends in {1}, so that its {2} values do not sum to 1, but loss {3} takes one distribution over classes; use Softmax");

    internal static readonly DiagnosticDescriptor HingeRange = Create("DIG227", Training, DiagnosticSeverity.Warning,
        title: "A hinge loss on an output of one sign",
        messageFormat: "Loss {0} has targets -1 and 1, but {1} ends in {2}, which gives values in {3}: one class can never be reached; leave the " +
                       "activation out");

    internal static readonly DiagnosticDescriptor TwoActivations = Create("DIG228", Training, DiagnosticSeverity.Warning,
        title: "Two activations in a row",
        messageFormat: "{0} applies {1} to values that {2} has passed through {3} already; nothing with parameters stands between them");

    internal static readonly DiagnosticDescriptor TwoLinear = Create("DIG229", Training, DiagnosticSeverity.Warning,
        title: "Two linear layers in a row",
        messageFormat: "{0} ({1} → {2}) and {3} ({2} → {4}) have no activation between them: together they are one linear layer {1} → {4}");

    internal static readonly DiagnosticDescriptor DropoutAtOutput = Create("DIG230", Training, DiagnosticSeverity.Warning,
        title: "Dropout on the output",
        messageFormat: "Dropout '{0}' drops values of {1} with no parameters after it: {2} of the predictions that the loss sees are zero, whatever " +
                       "the network learns");

    internal static readonly DiagnosticDescriptor DropoutZero = Create("DIG231", Training, DiagnosticSeverity.Info,
        title: "Dropout of rate 0",
        messageFormat: "Dropout '{0}' has rate 0 and does nothing");

    internal static readonly DiagnosticDescriptor AdamWithL2 = Create("DIG232", Training, DiagnosticSeverity.Info,
        title: "L2 decay in an adaptive optimiser",
        messageFormat: "{0} adds WeightDecay {1} to the gradient, where it is divided by the gradient's own size: weights with large gradients hardly " +
                       "decay; {2}");

    internal static readonly DiagnosticDescriptor DecayCoupled = Create("DIG233", Training, DiagnosticSeverity.Warning,
        title: "AdamW without decoupled decay",
        messageFormat: "AdamW with DecoupledWeightDecay = false is Adam with L2 decay of {0}; what AdamW adds is switched off");

    internal static readonly DiagnosticDescriptor BiasDecay = Create("DIG234", Training, DiagnosticSeverity.Info,
        title: "Biases or norms decay",
        messageFormat: "WeightDecay {0} acts on '{1}' too: pulling biases and scales of norms towards 0 costs accuracy and prevents no overfitting");

    internal static readonly DiagnosticDescriptor UnusualRate = Create("DIG235", Training, DiagnosticSeverity.Info,
        title: "A learning rate outside the usual band",
        messageFormat: "LearningRate {0} is {1} than {2} usually takes ({3} to {4})");

    internal static readonly DiagnosticDescriptor FarOffRate = Create("DIG236", Training, DiagnosticSeverity.Warning,
        title: "A learning rate far outside the usual band",
        messageFormat: "LearningRate {0} is far {1} than {2} takes ({3} to {4}): {5}");

    internal static readonly DiagnosticDescriptor ClipNeverBinds = Create("DIG237", Training, DiagnosticSeverity.Warning,
        title: "A clipping threshold that never binds",
        messageFormat: "{0} {1} never binds: {2}");

    internal static readonly DiagnosticDescriptor ClipAlwaysBinds = Create("DIG238", Training, DiagnosticSeverity.Warning,
        title: "A clipping threshold that always binds",
        messageFormat: "{0} {1} cuts every gradient but those of a finished training: {2}");

    internal static readonly DiagnosticDescriptor LossWeights = Create("DIG239", Training, DiagnosticSeverity.Warning,
        title: "Loss weights that sum to 0",
        messageFormat: "The weights of {0} sum to 0: {1}");

    internal static readonly DiagnosticDescriptor DoubtfulSchedule = Create("DIG241", Training, DiagnosticSeverity.Warning,
        title: "A schedule that leads nowhere",
        messageFormat: "{0} leads to rates that can hardly be meant: {1}");

    internal static readonly DiagnosticDescriptor LogSoftmaxTwice = Create("DIG240", Training, DiagnosticSeverity.Info,
        title: "LogSoftmax before a loss that includes it",
        messageFormat: "{0} ends in LogSoftmax, which loss CrossEntropy applies again: log-softmax of log-softmax is itself, so it only costs time");
}
