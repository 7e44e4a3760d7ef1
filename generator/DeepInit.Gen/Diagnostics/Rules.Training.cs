using Microsoft.CodeAnalysis;

namespace DeepInit.Gen.Diagnostics;

/// <content>DIG22x to DIG25x: the sense of the training.</content>
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

    internal static readonly DiagnosticDescriptor BiasBeforeNorm = Create("DIG242", Training, DiagnosticSeverity.Info,
        title: "A bias before a batch normalisation",
        messageFormat: "The bias of {0} has no effect: {1} takes the mean of each feature off again, and adds a shift of its own; UseBias = false");

    internal static readonly DiagnosticDescriptor BetasSwapped = Create("DIG243", Training, DiagnosticSeverity.Warning,
        title: "Betas the wrong way round",
        messageFormat: "{0} has {1} {2}, greater than {3} {4}: the averages that scale steps then forget faster than the gradients they scale; are they the " +
                       "wrong way round?");

    internal static readonly DiagnosticDescriptor UnusualDecayConstant = Create("DIG244", Training, DiagnosticSeverity.Info,
        title: "A decay constant outside the usual band",
        messageFormat: "{0} {1} of {2} is outside what is usual ({3} to {4}): {5}");

    internal static readonly DiagnosticDescriptor DecayTooStrong = Create("DIG245", Training, DiagnosticSeverity.Warning,
        title: "Weights that decay within a few steps",
        messageFormat: "WeightDecay {0} at LearningRate {1} {2}");

    internal static readonly DiagnosticDescriptor HighDropout = Create("DIG246", Training, DiagnosticSeverity.Info,
        title: "A high dropout rate",
        messageFormat: "{0} drops {1} % of its values; where that was meant as the part to keep, the rate is {2}");

    internal static readonly DiagnosticDescriptor KeepProbability = Create("DIG247", Training, DiagnosticSeverity.Warning,
        title: "A dropout rate that seems to be the part to keep",
        messageFormat: "{0} drops {1} % of its values and keeps {2} %; a rate is the part that is dropped: for a keep-probability write {3}");

    internal static readonly DiagnosticDescriptor KerasMomentum = Create("DIG248", Training, DiagnosticSeverity.Warning,
        title: "A momentum in Keras' sense",
        messageFormat: "Momentum {0} of {1} takes {2} % of every batch into the running statistics, which are then hardly more than those of the last batch; as the part that is kept, as " +
                       "Keras has it, it is {3} here");

    internal static readonly DiagnosticDescriptor SamplingWithoutKL = Create("DIG249", Training, DiagnosticSeverity.Warning,
        title: "A sampling without its KL loss",
        messageFormat: "{0} draws with the log-variances '{1}', but there is {2} that keeps them from falling: training makes the noise vanish; add " +
                       "[Loss(KLStandardNormal, LogVariance = …)] of the mean");

    internal static readonly DiagnosticDescriptor LatentSwapped = Create("DIG250", Training, DiagnosticSeverity.Warning,
        title: "Means and log-variances exchanged",
        messageFormat: "{0} takes '{1}' for means and '{2}' for log-variances, but the KL loss takes '{3}' for means and '{4}' for log-variances");

    internal static readonly DiagnosticDescriptor KLWeight = Create("DIG251", Training, DiagnosticSeverity.Info,
        title: "A KL loss that outweighs the reconstruction",
        messageFormat: "Weight {0} of the KL loss is β = {1} in units of the evidence bound, because a mean over {2} latents stands beside {3} as a mean over {4} values: latents will most " +
                       "likely collapse; Weight {5} is β = 1");

    internal static readonly DiagnosticDescriptor NegativeLossWeight = Create("DIG252", Training, DiagnosticSeverity.Warning,
        title: "A loss of negative weight",
        messageFormat: "Loss {0} has Weight {1}: training makes it as large as it can, without bound");

    internal static readonly DiagnosticDescriptor DropoutBeforeNorm = Create("DIG253", Training, DiagnosticSeverity.Info,
        title: "Dropout read by a batch normalisation",
        messageFormat: "{0} is read by {1}, whose running variance learns values up to {2} times as strong as those at inference; put dropout after the last batch normalisation");

    internal static readonly DiagnosticDescriptor OneSidedLogVariance = Create("DIG254", Training, DiagnosticSeverity.Warning,
        title: "Log-variances of one sign",
        messageFormat: "{0} gives log-variances in {1}, so that no variance is below 1; leave its activation out");

    internal static readonly DiagnosticDescriptor KLWithoutSampling = Create("DIG255", Training, DiagnosticSeverity.Warning,
        title: "A KL loss without a sampling",
        messageFormat: "The log-variances '{0}' are read by their KL loss alone, which sets them to 0: nothing is drawn with them; read them by [Sampling]");

    internal static readonly DiagnosticDescriptor OnlyNormBetween = Create("DIG256", Training, DiagnosticSeverity.Info,
        title: "Two linear layers with only a normalisation between them",
        messageFormat: "{0} and {1} have only {2} between them, which but for one divisor for each row or group is linear: is an activation missing?");

    internal static readonly DiagnosticDescriptor NeedlessSchedule = Create("DIG257", Training, DiagnosticSeverity.Warning,
        title: "A rate that falls under an optimiser without a schedule",
        messageFormat: "{0} lets the rate fall, but {1} predicts with a mean of the weights over all steps, which does that work: steps at a low rate only hold the mean back; leave the schedule out");

    internal static readonly DiagnosticDescriptor NoisyLineSearch = Create("DIG258", Training, DiagnosticSeverity.Warning,
        title: "A line search on a loss that draws numbers",
        messageFormat: "{0} draws other numbers in every step, but {1} takes the differences of gradients between steps for curvature: they are those of other losses; leave the layer out, or take AdamW");

    internal static readonly DiagnosticDescriptor LayerDecayTooStrong = Create("DIG259", Training, DiagnosticSeverity.Warning,
        title: "A decay by layers that all but freezes the first ones",
        messageFormat: "LayerDecay {0} leaves {1} of the learning rate to '{2}', which {3} layers with parameters follow: it hardly moves; take a factor nearer to 1, or freeze what is to stay");

    internal static readonly DiagnosticDescriptor RecurrentWithoutClipping = Create("DIG281", Training, DiagnosticSeverity.Info,
        title: "A recurrent layer without clipped gradients",
        messageFormat: "{0} goes through up to {1} steps, over which gradients now and then explode, and {2} clips none: one such step can undo a training; GlobalClipNorm = 1 is usual");

    internal static readonly DiagnosticDescriptor TableDecay = Create("DIG282", Training, DiagnosticSeverity.Info,
        title: "A table of ids decays",
        messageFormat: "WeightDecay {0} acts on '{1}': every step pulls all its {2} rows towards 0, and only those of the ids in a batch have a gradient against it, so that what is rare is forgotten");

    internal static readonly DiagnosticDescriptor RankedByNumbers = Create("DIG290", Training, DiagnosticSeverity.Info,
        title: "A ranking by what predicts numbers",
        messageFormat: "'{0}' learns by {1} to predict numbers such as ratings, and [Ranking] orders by it: on MovieLens 100K such a model came to an nDCG@10 of 0.096, and one that learned to rank to 0.442; " +
                       "where the order counts, learn by BPR, InfoNCE, SampledSoftmax or BinaryCrossEntropyWithLogits against drawn negatives");

    internal static readonly DiagnosticDescriptor DeepPostNorm = Create("DIG295", Training, DiagnosticSeverity.Warning,
        title: "A deep post-norm transformer without a warm-up",
        messageFormat: "{0} is the last of {1} normalisations one behind the other that stand behind sums: trained at the full rate from the first step such a network often never learns; " +
                       "warm up, as by [WarmupCosine], or normalise in front of each branch");

    internal static readonly DiagnosticDescriptor RepeatedDropout = Create("DIG296", Training, DiagnosticSeverity.Warning,
        title: "Dropouts one behind the other around the branches",
        messageFormat: "{0} is the last of {1} dropouts one behind the other with no weights between: in a step of training only {2} % of what the first one reads comes through all of them; " +
                       "drop in each branch, in front of its sum");
}
