namespace DeepInit.Gen.Tests.RuleTests.Corpus;

/// <summary>Networks that are right: the models of the conformance vectors that use the layers there are, with every option written out as there.</summary>
internal static class RightNetworks
{
    public static IReadOnlyList<(string Name, string Attributes)> All { get; } =
    [
        (
            "act-elu",
            "[Input(\"x\", 6)] [Dense(11, Activation = ELU, Alpha = 1.0, Name = \"dense1\")] " +
            "[Dense(9, Activation = ELU, Alpha = 1.0, Name = \"dense2\")] [Dense(2, Name = \"dense3\")] " +
            "[Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-gelu-tanh",
            "[Input(\"x\", 6)] [Dense(11, Activation = GELUTanh, Name = \"dense1\")] [Dense(9, Activation = GELUTanh, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-gelu",
            "[Input(\"x\", 6)] [Dense(11, Activation = GELU, Name = \"dense1\")] [Dense(9, Activation = GELU, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-hardsigmoid",
            "[Input(\"x\", 6)] [Dense(11, Activation = HardSigmoid, Name = \"dense1\")] [Dense(9, Activation = HardSigmoid, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-hardswish",
            "[Input(\"x\", 6)] [Dense(11, Activation = HardSwish, Name = \"dense1\")] [Dense(9, Activation = HardSwish, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-leaky-relu",
            "[Input(\"x\", 6)] [Dense(11, Activation = LeakyReLU, NegativeSlope = 0.1, Name = \"dense1\")] " +
            "[Dense(9, Activation = LeakyReLU, NegativeSlope = 0.1, Name = \"dense2\")] [Dense(2, Name = \"dense3\")] " +
            "[Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-mish",
            "[Input(\"x\", 6)] [Dense(11, Activation = Mish, Name = \"dense1\")] [Dense(9, Activation = Mish, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-relu",
            "[Input(\"x\", 6)] [Dense(11, Activation = ReLU, Name = \"dense1\")] [Dense(9, Activation = ReLU, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-relu6",
            "[Input(\"x\", 6)] [Dense(11, Activation = ReLU6, Name = \"dense1\")] [Dense(9, Activation = ReLU6, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-selu",
            "[Input(\"x\", 6)] [Dense(11, Activation = SELU, Name = \"dense1\")] [Dense(9, Activation = SELU, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-sigmoid",
            "[Input(\"x\", 6)] [Dense(11, Activation = Sigmoid, Name = \"dense1\")] [Dense(9, Activation = Sigmoid, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-silu",
            "[Input(\"x\", 6)] [Dense(11, Activation = SiLU, Name = \"dense1\")] [Dense(9, Activation = SiLU, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-softmax-output",
            "[Input(\"x\", 8)] [Dense(12, Activation = ReLU, Name = \"dense1\")] [Dense(4, Activation = Softmax, Name = \"dense2\")] " +
            "[Loss(CategoricalCrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-softplus",
            "[Input(\"x\", 6)] [Dense(11, Activation = Softplus, Beta = 1.0, Threshold = 20.0, Name = \"dense1\")] " +
            "[Dense(9, Activation = Softplus, Beta = 1.0, Threshold = 20.0, Name = \"dense2\")] [Dense(2, Name = \"dense3\")] " +
            "[Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-softsign",
            "[Input(\"x\", 6)] [Dense(11, Activation = Softsign, Name = \"dense1\")] [Dense(9, Activation = Softsign, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "act-tanh",
            "[Input(\"x\", 6)] [Dense(11, Activation = Tanh, Name = \"dense1\")] [Dense(9, Activation = Tanh, Name = \"dense2\")] " +
            "[Dense(2, Name = \"dense3\")] [Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "clip-norm-sgd",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.2, Momentum = 0.0, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false, GlobalClipNorm = 0.6)]"),
        (
            "clip-norm",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, GlobalClipNorm = 0.3, DecayScope = DecayScope.All)]"),
        (
            "clip-value",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.2, Momentum = 0.0, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false, ClipValue = 0.05)]"),
        (
            "concat-two-inputs",
            "[Input(\"a\", 5)] [Input(\"b\", 8)] [Dense(6, Activation = ReLU, Name = \"ta\", From = \"a\")] " +
            "[Dense(7, Activation = Tanh, Name = \"tb\", From = \"b\")] [Concat(\"ta\", \"tb\", Name = \"cat\")] " +
            "[Dense(9, Activation = ReLU, Name = \"dense3\")] [Dense(1, Name = \"dense4\")] " +
            "[Loss(MeanSquaredError, Output = \"dense4\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "dropout-eval",
            "[Input(\"x\", 8)] [Dense(10, Activation = ReLU, Name = \"dense1\")] [Dropout(0.4, Name = \"dropout1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)]"),
        (
            "dropout-p0",
            "[Input(\"x\", 8)] [Dense(10, Activation = ReLU, Name = \"dense1\")] [Dropout(0.0, Name = \"dropout1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "linear-regression",
            "[Input(\"x\", 6)] [Dense(1, Name = \"dense1\")] " +
            "[Loss(MeanSquaredError, Output = \"dense1\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.05, Momentum = 0.0, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "loss-bce-logits-pos-weight",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(BinaryCrossEntropyWithLogits, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean, PositiveWeight = new double[] { 2.5 })] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-bce-logits",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(BinaryCrossEntropyWithLogits, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-bce-probabilities",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(1, Activation = Sigmoid, Name = \"dense2\")] " +
            "[Loss(BinaryCrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-ce-class-weights",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean, ClassWeights = new double[] { 0.5, 1.0, 3.0 })] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-ce-index",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(5, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-ce-label-smoothing",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(5, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean, LabelSmoothing = 0.1)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-ce-onehot",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(5, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean, Targets = TargetKind.Probabilities)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-ce-soft",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(5, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean, Targets = TargetKind.Probabilities)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-hinge",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(Hinge, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.05, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "loss-huber",
            "[Input(\"x\", 6)] [Dense(8, Activation = Tanh, Name = \"dense1\")] [Dense(2, Name = \"dense2\")] " +
            "[Loss(Huber, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean, Delta = 0.5)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-kl",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(4, Activation = LogSoftmax, Name = \"dense2\")] " +
            "[Loss(KLDivergence, Output = \"dense2\", Target = \"y\", Reduction = Reduction.BatchMean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-mae",
            "[Input(\"x\", 6)] [Dense(8, Activation = Tanh, Name = \"dense1\")] [Dense(2, Name = \"dense2\")] " +
            "[Loss(MeanAbsoluteError, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-mse",
            "[Input(\"x\", 6)] [Dense(8, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(MeanSquaredError, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-nll",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(4, Activation = LogSoftmax, Name = \"dense2\")] " +
            "[Loss(NegativeLogLikelihood, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-poisson",
            "[Input(\"x\", 6)] [Dense(8, Activation = Tanh, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(PoissonNegativeLogLikelihood, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-smooth-l1",
            "[Input(\"x\", 6)] [Dense(8, Activation = Tanh, Name = \"dense1\")] [Dense(2, Name = \"dense2\")] " +
            "[Loss(SmoothL1, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean, Beta = 0.3)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-squared-hinge",
            "[Input(\"x\", 6)] [Dense(8, Activation = ReLU, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(SquaredHinge, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "loss-two-heads",
            "[Input(\"x\", 9)] [Dense(12, Activation = ReLU, Name = \"trunk\")] [Dense(3, Name = \"cls_head\")] " +
            "[Dense(2, Name = \"reg_head\", From = \"trunk\")] " +
            "[Loss(CrossEntropy, Output = \"cls_head\", Target = \"cls\", Reduction = Reduction.Mean)] " +
            "[Loss(MeanSquaredError, Output = \"reg_head\", Target = \"reg\", Reduction = Reduction.Mean, Weight = 0.5)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "lr-cosine-restarts",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-cosine",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.05, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "lr-exponential",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-linear-warmup",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-multistep",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-one-cycle",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-polynomial",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-step-epoch",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-step",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "lr-warmup-cosine",
            "[Input(\"x\", 7)] [Dense(10, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.05, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "mlp-100-64-1",
            "[Input(\"x\", 100)] [Dense(64, Activation = ReLU, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(BinaryCrossEntropyWithLogits, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "mlp-13-17-1",
            "[Input(\"x\", 13)] [Dense(17, Activation = ReLU, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(MeanSquaredError, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "mlp-33-1-1",
            "[Input(\"x\", 33)] [Dense(1, Activation = Tanh, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(MeanSquaredError, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "mlp-4-layer",
            "[Input(\"x\", 20)] [Dense(31, Activation = ReLU, Name = \"dense1\")] [Dense(16, Activation = Tanh, Name = \"dense2\")] " +
            "[Dense(9, Activation = ReLU, Name = \"dense3\")] [Dense(4, Name = \"dense4\")] " +
            "[Loss(CrossEntropy, Output = \"dense4\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "mlp-7-5-3",
            "[Input(\"x\", 7)] [Dense(5, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.0, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "mlp-784-128-10",
            "[Input(\"x\", 784)] [Dense(128, Activation = ReLU, Name = \"dense1\")] [Dense(10, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.001, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "mlp-batch-1",
            "[Input(\"x\", 5)] [Dense(8, Activation = Tanh, Name = \"dense1\")] [Dense(1, Name = \"dense2\")] " +
            "[Loss(MeanSquaredError, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "mlp-frozen-layer",
            "[Input(\"x\", 8)] [Dense(10, Activation = ReLU, Trainable = false, Name = \"dense1\")] " +
            "[Dense(6, Activation = ReLU, Name = \"dense2\")] [Dense(1, Name = \"dense3\")] " +
            "[Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "mlp-no-bias",
            "[Input(\"x\", 9)] [Dense(11, Activation = ReLU, UseBias = false, Name = \"dense1\")] [Dense(2, UseBias = false, Name = \"dense2\")] " +
            "[Loss(MeanSquaredError, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.05, Momentum = 0.0, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "mlp-partial-batch",
            "[Input(\"x\", 10)] [Dense(12, Activation = ReLU, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "opt-adadelta",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Adadelta(LearningRate = 1.0, Rho = 0.9, Epsilon = 1e-06, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-adagrad",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Adagrad(LearningRate = 0.05, LearningRateDecay = 0.01, InitialAccumulator = 0.1, Epsilon = 1e-10, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-adam-amsgrad",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.9, Epsilon = 1e-08, AMSGrad = true, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-adam-l2",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.02, DecoupledWeightDecay = false, DecayScope = DecayScope.All)]"),
        (
            "opt-adam",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Adam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-adamax",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Adamax(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-adamw-amsgrad",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.9, Epsilon = 1e-08, AMSGrad = true, WeightDecay = 0.1, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "opt-adamw-large-eps",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.01, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 0.001, AMSGrad = false, WeightDecay = 0.05, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "opt-adamw-no-decay-bias",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.3, DecoupledWeightDecay = true)]"),
        (
            "opt-adamw",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.1, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "opt-lion",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[Lion(LearningRate = 0.003, Beta1 = 0.9, Beta2 = 0.99, WeightDecay = 0.1, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "opt-nadam",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[NAdam(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, MomentumDecay = 0.004, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-radam",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[RAdam(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-rmsprop-centered",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[RMSprop(LearningRate = 0.005, Alpha = 0.95, Epsilon = 1e-05, Momentum = 0.0, Centered = true, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-rmsprop-momentum",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[RMSprop(LearningRate = 0.002, Alpha = 0.9, Epsilon = 1e-08, Momentum = 0.8, Centered = false, WeightDecay = 0.001, DecoupledWeightDecay = false, DecayScope = DecayScope.All)]"),
        (
            "opt-rmsprop",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[RMSprop(LearningRate = 0.005, Alpha = 0.95, Epsilon = 1e-08, Momentum = 0.0, Centered = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-sgd-dampening",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.05, Momentum = 0.8, Dampening = 0.3, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-sgd-l2-no-decay-bias",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.0, Dampening = 0.0, Nesterov = false, WeightDecay = 0.05, DecoupledWeightDecay = false)]"),
        (
            "opt-sgd-l2",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.05, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.01, DecoupledWeightDecay = false, DecayScope = DecayScope.All)]"),
        (
            "opt-sgd-momentum",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.05, Momentum = 0.9, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-sgd-nesterov",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.05, Momentum = 0.9, Dampening = 0.0, Nesterov = true, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "opt-sgd",
            "[Input(\"x\", 9)] [Dense(14, Activation = Tanh, Name = \"dense1\")] [Dense(3, Name = \"dense2\")] " +
            "[Loss(CrossEntropy, Output = \"dense2\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.0, Dampening = 0.0, Nesterov = false, WeightDecay = 0.0, DecoupledWeightDecay = false)]"),
        (
            "residual-add",
            "[Input(\"x\", 7)] [Dense(10, Activation = ReLU, Name = \"stem\")] [Dense(10, Activation = ReLU, Name = \"b1a\")] " +
            "[Dense(10, Name = \"b1b\")] [Add(\"stem\", \"b1b\", Activation = ReLU, Name = \"r1\")] [Dense(6, Activation = Tanh, Name = \"b2a\")] " +
            "[Dense(10, Name = \"b2b\")] [Add(\"r1\", \"b2b\", Name = \"r2\")] [Dense(1, Name = \"head\")] " +
            "[Loss(MeanSquaredError, Output = \"head\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
        (
            "wide-and-deep",
            "[Input(\"x\", 5)] [Dense(6, Activation = ReLU, Name = \"deep\")] [Dense(6, Activation = Sigmoid, Name = \"gate\", From = \"x\")] " +
            "[Multiply(\"deep\", \"gate\", Name = \"gated\")] [Concat(\"x\", \"gated\", Name = \"cat\")] [Dense(2, Name = \"dense3\")] " +
            "[Loss(MeanSquaredError, Output = \"dense3\", Target = \"y\", Reduction = Reduction.Mean)] " +
            "[AdamW(LearningRate = 0.005, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-08, AMSGrad = false, WeightDecay = 0.01, DecoupledWeightDecay = true, DecayScope = DecayScope.All)]"),
    ];
}
