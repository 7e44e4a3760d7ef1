namespace DeepInit.Gen.Tests.RuleTests.Corpus;

/// <summary>Losses that do not fit what they read, modelled on public bug reports: written from what the reports describe, nothing is copied.</summary>
internal static class WrongLosses
{
    public static IReadOnlyList<WrongNetwork> All { get; } =
    [
        new(
            "squashed twice",
            "TfLearnSoftmaxThenCrossEntropy",
            "https://github.com/tflearn/tflearn/pull/562",
            "DIG220",
            "[Input(28)] [Dense(64, Activation = ReLU)] [Dense(10, Activation = Softmax)] [Loss(CrossEntropy)] " +
            "[SGD(LearningRate = 0.1)]"),
        new(
            "squashed twice",
            "TransformerGcnExtraSoftmax",
            "https://github.com/bowang-lab/Transformer-GCN-QA/pull/32",
            "DIG220",
            "[Input(29)] [Dense(64, Activation = Tanh)] [Dense(2, Activation = Softmax)] [Loss(CrossEntropy)] [AdamW]"),
        new(
            "squashed twice",
            "DssmSoftmaxAndCrossEntropy",
            "https://github.com/nishnik/Deep-Semantic-Similarity-Model-PyTorch/issues/2",
            "DIG220",
            "[Input(30)] [Dense(64, Activation = GELU)] [Dense(4)] [Activation(Softmax)] " +
            "[Loss(CrossEntropy, Targets = TargetKind.Probabilities)] [AdamW]"),
        new(
            "squashed twice",
            "SciCoDoubleSoftmax",
            "https://github.com/ariecattan/SciCo/issues/2",
            "DIG220",
            "[Input(31)] [Dense(64, Activation = ReLU)] [Dense(10, Activation = Softmax)] [Loss(CrossEntropy)] " +
            "[SGD(LearningRate = 0.1)]"),
        new(
            "squashed twice",
            "LrcnSoftmaxAndCrossEntropy",
            "https://github.com/doronharitan/human_activity_recognition_LRCN/issues/4",
            "DIG220",
            "[Input(32)] [Dense(64, Activation = Tanh)] [Dense(2, Activation = Softmax)] [Loss(CrossEntropy)] [AdamW]"),
        new(
            "squashed twice",
            "MatchingNetworksDoubleSoftmax",
            "https://github.com/gitabcworld/MatchingNetworks/issues/5",
            "DIG220",
            "[Input(33)] [Dense(64, Activation = GELU)] [Dense(4)] [Activation(Softmax)] " +
            "[Loss(CrossEntropy, Targets = TargetKind.Probabilities)] [AdamW]"),
        new(
            "squashed twice",
            "DstcNoesisSoftmaxBeforeCrossEntropy",
            "https://github.com/IBM/dstc-noesis/issues/18",
            "DIG220",
            "[Input(34)] [Dense(64, Activation = ReLU)] [Dense(10, Activation = Softmax)] [Loss(CrossEntropy)] " +
            "[SGD(LearningRate = 0.1)]"),
        new(
            "squashed twice",
            "CgesSoftmaxTwice",
            "https://github.com/jaehong31/CGES/issues/1",
            "DIG220",
            "[Input(35)] [Dense(64, Activation = Tanh)] [Dense(2, Activation = Softmax)] [Loss(CrossEntropy)] [AdamW]"),
        new(
            "squashed twice",
            "LaplaceReduxSoftmaxTwice",
            "https://github.com/runame/laplace-redux/pull/1",
            "DIG220",
            "[Input(36)] [Dense(64, Activation = GELU)] [Dense(4)] [Activation(Softmax)] " +
            "[Loss(CrossEntropy, Targets = TargetKind.Probabilities)] [AdamW]"),
        new(
            "squashed twice",
            "BertPipelineSoftmaxBeforeCrossEntropy",
            "https://github.com/sugi-chan/custom_bert_pipeline/issues/1",
            "DIG220",
            "[Input(37)] [Dense(64, Activation = ReLU)] [Dense(10, Activation = Softmax)] [Loss(CrossEntropy)] " +
            "[SGD(LearningRate = 0.1)]"),
        new(
            "squashed twice",
            "FocalLossSigmoidTwice",
            "https://github.com/itakurah/focal-loss-pytorch/pull/5",
            "DIG220",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(6, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [Adam]"),
        new(
            "squashed twice",
            "GlueFactoryTokenConfidence",
            "https://github.com/cvg/glue-factory/issues/89",
            "DIG220",
            "[Input(21)] [Dense(32, Activation = ReLU)] [Dense(1)] [Activation(Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [AdamW]"),
        new(
            "squashed twice",
            "UNet3PlusSigmoidTwice",
            "https://github.com/avBuffer/UNet3plus_pth/issues/23",
            "DIG220",
            "[Input(22)] [Dense(32, Activation = ReLU)] [Dense(1, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [AdamW]"),
        new(
            "squashed twice",
            "YoloV4SigmoidBeforeLogitsLoss",
            "https://github.com/argusswift/YOLOv4-pytorch/issues/89",
            "DIG220",
            "[Input(23)] [Dense(32, Activation = ReLU)] [Dense(6, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [Adam]"),
        new(
            "squashed twice",
            "DaisyRecSigmoidBeforeLogitsLoss",
            "https://github.com/yudi-mars/daisyRec/pull/15",
            "DIG220",
            "[Input(24)] [Dense(32, Activation = ReLU)] [Dense(1)] [Activation(Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [AdamW]"),
        new(
            "squashed twice",
            "LeakProRedundantSigmoid",
            "https://github.com/aidotse/LeakPro/issues/229",
            "DIG220",
            "[Input(25)] [Dense(32, Activation = ReLU)] [Dense(1, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [AdamW]"),
        new(
            "squashed twice",
            "MerlinDefaultLossSigmoidTwice",
            "https://github.com/NVIDIA-Merlin/models/pull/1175",
            "DIG220",
            "[Input(26)] [Dense(32, Activation = ReLU)] [Dense(6, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [Adam]"),
        new(
            "squashed twice",
            "LaneDetSigmoidTwice",
            "https://github.com/Turoad/lanedet/issues/32",
            "DIG220",
            "[Input(27)] [Dense(32, Activation = ReLU)] [Dense(1)] [Activation(Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [AdamW]"),
        new(
            "squashed twice",
            "GscnnEdgeLossSigmoidTwice",
            "https://github.com/nv-tlabs/GSCNN/issues/62",
            "DIG220",
            "[Input(28)] [Dense(32, Activation = ReLU)] [Dense(1, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [AdamW]"),
        new(
            "squashed twice",
            "LightningExampleSigmoidTwice",
            "https://github.com/Lightning-AI/pytorch-lightning/issues/18272",
            "DIG220",
            "[Input(29)] [Dense(32, Activation = ReLU)] [Dense(6, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropyWithLogits)] [Adam]"),
        new(
            "squashed twice",
            "Hw2VecLogSoftmaxAndCrossEntropy",
            "https://github.com/AICPS/hw2vec/issues/23",
            "DIG240",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(2, Activation = LogSoftmax)] " +
            "[Loss(CrossEntropy, ClassWeights = new[] { 1, 3.0 })] [Adam]"),
        new(
            "probability loss",
            "HanNllLossWithSoftmax",
            "https://github.com/pandeykartikey/Hierarchical-Attention-Network/issues/3",
            "DIG221",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(5, Activation = Softmax)] [Loss(NegativeLogLikelihood)] " +
            "[Adam]"),
        new(
            "probability loss",
            "AcganSoftmaxBeforeNll",
            "https://github.com/clvrai/ACGAN-PyTorch/pull/4",
            "DIG221",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(5, Activation = Softmax)] [Loss(NegativeLogLikelihood)] " +
            "[Adam]"),
        new(
            "probability loss",
            "ManSfSoftmaxBeforeNll",
            "https://github.com/midas-research/man-sf-emnlp/issues/2",
            "DIG221",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(5, Activation = Softmax)] [Loss(NegativeLogLikelihood)] " +
            "[Adam]"),
        new(
            "probability loss",
            "TextClassificationNegativeNll",
            "https://github.com/AnubhavGupta3377/Text-Classification-Models-Pytorch/issues/9",
            "DIG221",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(5, Activation = Softmax)] [Loss(NegativeLogLikelihood)] " +
            "[Adam]"),
        new(
            "probability loss",
            "PointNetNllWithoutLogSoftmax",
            "https://github.com/yanx27/Pointnet_Pointnet2_pytorch/issues/30",
            "DIG221",
            "[Input(64)] [Dense(128, Activation = ReLU)] [Dense(50)] [Loss(NegativeLogLikelihood)] [Adam]"),
        new(
            "probability loss",
            "FcnBceWithoutSigmoid",
            "https://github.com/yunlongdong/FCN-pytorch/issues/7",
            "DIG221",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(2)] [Loss(BinaryCrossEntropy)] " +
            "[SGD(LearningRate = 0.01, Momentum = 0.7)]"),
        new(
            "probability loss",
            "KanBceOnNegativeOutputs",
            "https://github.com/Blealtan/efficient-kan/issues/41",
            "DIG221",
            "[Input(16)] [Dense(32, Activation = SiLU)] [Dense(1, Activation = SiLU)] [Loss(BinaryCrossEntropy)] [AdamW]"),
        new(
            "probability loss",
            "MatchmakerKlOfSoftmax",
            "https://github.com/sebastian-hofstaetter/matchmaker/issues/18",
            "DIG221",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(8, Activation = Softmax)] " +
            "[Loss(KLDivergence, Reduction = Reduction.BatchMean)] [AdamW]"),
        new(
            "probability loss",
            "DcecKlWithoutLogarithm",
            "https://github.com/michaal94/torch_DCEC/issues/1",
            "DIG221",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(10, Activation = Softmax)] [Loss(KLDivergence)] [Adam]"),
        new(
            "classes",
            "KerasIoSigmoidForClasses",
            "https://github.com/keras-team/keras-io/pull/10",
            "DIG226",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(3, Activation = Sigmoid)] [Loss(CategoricalCrossEntropy)] " +
            "[RMSprop(LearningRate = 1e-3)]"),
        new(
            "classes",
            "CbowSigmoidWithSparseLoss",
            "https://github.com/fchollet/deep-learning-with-python-notebooks/issues/279",
            "DIG226",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(100, Activation = Sigmoid)] " +
            "[Loss(SparseCategoricalCrossEntropy)] [Adam]"),
        new(
            "classes",
            "BinaryLossForTopics",
            "https://stackoverflow.com/questions/42081257",
            "DIG225",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(9, Activation = Softmax)] [Loss(BinaryCrossEntropy)] [Adam]"),
        new(
            "classes",
            "PredictProbaOfSoftmaxOnOne",
            "https://github.com/keras-team/keras/issues/10607",
            "DIG222",
            "[Input(34)] [Dense(512, Activation = ReLU)] [Dense(200, Activation = ReLU)] [Dense(1, Activation = Softmax)] " +
            "[Loss(BinaryCrossEntropy)] [RMSprop(LearningRate = 1e-3)]"),
        new(
            "classes",
            "MlpExampleSoftmaxOnOne",
            "https://github.com/keras-team/keras/issues/126",
            "DIG222",
            "[Input(2)] [Dense(64, Activation = Tanh)] [Dropout(0.5)] [Dense(64, Activation = Tanh)] [Dropout(0.5)] " +
            "[Dense(1, Activation = Softmax)] [Loss(MeanSquaredError)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, Nesterov = true)]"),
        new(
            "classes",
            "FluxSoftmaxOnOneWithMse",
            "https://github.com/FluxML/Flux.jl/issues/1546",
            "DIG222",
            "[Input(2)] [Dense(2, Activation = Sigmoid)] [Dense(1, Activation = Softmax)] [Loss(MeanSquaredError)] [Adam]"),
        new(
            "classes",
            "FluxZooMnistMse",
            "https://github.com/FluxML/model-zoo/issues/8",
            "DIG224",
            "[Input(784)] [Dense(32, Activation = ReLU)] [Dense(10, Activation = Softmax)] [Loss(MeanSquaredError)] [Adam]"),
        new(
            "classes",
            "ConxSoftmaxWithoutCrossEntropy",
            "https://github.com/ArtificialIntelligenceToolkit/conx/issues/93",
            "DIG224",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(4, Activation = Softmax)] [Loss(MeanSquaredError)] " +
            "[SGD(LearningRate = 0.1)]"),
        new(
            "regression",
            "ProteomicsReluOnRegression",
            "https://github.com/ProteomicsML/ProteomicsML/pull/203",
            "DIG223",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(1, Activation = ReLU)] [Loss(MeanSquaredError)] [Adam]"),
        new(
            "regression",
            "VoxelNetReluOnRegression",
            "https://github.com/tsinghua-rll/VoxelNet-tensorflow/issues/10",
            "DIG223",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(14, Activation = ReLU)] [Loss(SmoothL1)] [Adam]"),
        new(
            "regression",
            "LandmarkFinalRelu",
            "https://github.com/luoyetx/deep-landmark/issues/17",
            "DIG223",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(10)] [Activation(ReLU)] [Loss(MeanSquaredError)] " +
            "[SGD(LearningRate = 0.01)]"),
        new(
            "regression",
            "SineNeverNegative",
            "https://stackoverflow.com/questions/5105718",
            "DIG223",
            "[Input(5)] [Dense(6, Activation = Sigmoid)] [Dense(1, Activation = Sigmoid)] [Loss(MeanSquaredError)] " +
            "[SGD(LearningRate = 0.1)]"),
        new(
            "regression",
            "BoundedResponse",
            "https://stats.stackexchange.com/questions/233499",
            "DIG223",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(1, Activation = Tanh)] [Loss(MeanAbsoluteError)] [SGD]"),
        new(
            "regression",
            "HingeOnSigmoid",
            "https://machinecurve.com/index.php/2019/10/15/how-to-use-hinge-squared-hinge-loss-with-keras",
            "DIG227",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(1, Activation = Sigmoid)] [Loss(Hinge)] [Adam]"),
    ];
}
