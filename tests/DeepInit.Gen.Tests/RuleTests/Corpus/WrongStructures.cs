namespace DeepInit.Gen.Tests.RuleTests.Corpus;

/// <summary>Faults of structure, initialisation and optimiser, modelled on public bug reports. What no rule can see stands among them: the recall is not flattered.</summary>
internal static class WrongStructures
{
    public static IReadOnlyList<WrongNetwork> All { get; } =
    [
        new(
            "structure",
            "KerasConsecutiveActivations",
            "https://github.com/keras-team/keras/issues/12626",
            "DIG228",
            "[Input(32)] [Dense(12, Activation = ReLU)] [Dense(8)] [Activation(Sigmoid)] [Activation(ReLU)] [Dense(1)] " +
            "[Loss(MeanSquaredError)] [Adam]"),
        new(
            "structure",
            "DeepPbsRedundantRelu",
            "https://github.com/timkartar/DeepPBS/issues/24",
            "DIG228",
            "[Input(32)] [Dense(64, Activation = ReLU)] [Activation(ReLU)] [Dense(4)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "structure",
            "UdacityTwoActivations",
            "https://github.com/udacity/CVND_Exercises/pull/2",
            "DIG228",
            "[Input(64)] [Dense(10, Activation = ReLU)] [Activation(LogSoftmax)] [Loss(NegativeLogLikelihood)] " +
            "[SGD(LearningRate = 1e-3)]"),
        new(
            "structure",
            "PoseRelu6ThenRelu",
            "https://github.com/edvardHua/PoseEstimationForMobile/issues/12",
            "DIG228",
            "[Input(32)] [Dense(64, Activation = ReLU6)] [Activation(ReLU)] [Dense(14)] [Loss(MeanSquaredError)] [Adam]"),
        new(
            "structure",
            "StanzaLastTwoLayers",
            "https://github.com/stanfordnlp/stanza/pull/1610",
            "DIG229",
            "[Input(100)] [Dense(64, Activation = ReLU)] [Dense(48)] [Dense(12)] [Loss(CrossEntropy)] [Adam]"),
        new(
            "structure",
            "NuscenesMtpHead",
            "https://github.com/nutonomy/nuscenes-devkit/issues/728",
            "DIG229",
            "[Input(64)] [Dense(4096)] [Dense(25)] [Loss(MeanSquaredError)] [Adam]"),
        new(
            "structure",
            "LczeroHead",
            "https://github.com/Rocketknight1/minimal_lczero/issues/1",
            "DIG229",
            "[Input(80)] [Dense(128)] [Dense(3)] [Loss(CrossEntropy)] [SGD(LearningRate = 0.01)]"),
        new(
            "structure",
            "CharRnnTutorial",
            "https://github.com/pytorch/tutorials/issues/647",
            "DIG229",
            "[Input(187)] [Dense(128)] [Dropout(0.1)] [Dense(59, Activation = LogSoftmax)] [Loss(NegativeLogLikelihood)] " +
            "[SGD(LearningRate = 5e-4)]"),
        new(
            "structure",
            "MnistHiddenWithoutActivation",
            "https://stats.stackexchange.com/questions/384199",
            "DIG229",
            "[Input(784)] [Dense(100)] [Dense(10)] [Loss(CrossEntropy)] [SGD(LearningRate = 0.1)]"),
        new(
            "structure",
            "DarchDropoutOnOutput",
            "https://github.com/maddin79/darch/issues/12",
            "DIG230",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(1)] [Dropout(0.5)] [Loss(MeanSquaredError)] [SGD]"),
        new(
            "structure",
            "DatalabDropoutInLastLayer",
            "https://github.com/googledatalab/pydatalab/pull/392",
            "DIG230",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(5)] [Dropout(0.5)] [Activation(Softmax)] " +
            "[Loss(SparseCategoricalCrossEntropy)] [Adam]"),
        new(
            "structure",
            "KerasDropoutOfZero",
            "https://github.com/tensorflow/tensorflow/issues/10845",
            "DIG231",
            "[Input(1000)] [Dense(128)] [Activation(ReLU)] [Dropout(0.0)] [Dense(46)] [Activation(Softmax)] " +
            "[Loss(SparseCategoricalCrossEntropy)] [Adam]"),
        new(
            "structure",
            "HandsOnDropoutNotRead",
            "https://github.com/ageron/handson-ml/issues/304",
            "DIG017",
            "[Input(64)] [Dense(128, Name = \"fc1\", Activation = ReLU)] [Dropout(0.5, Name = \"fc1_drop\")] " +
            "[Dense(10, Name = \"output\", From = \"fc1\")] [Loss(CrossEntropy)] [Adam]"),
        new(
            "structure",
            "MiSiCNetLayerNotUsed",
            "https://github.com/inria-thoth/HySUPP/issues/3",
            "DIG017",
            "[Input(64)] [Dense(64, Name = \"layer1\", Activation = LeakyReLU)] " +
            "[Dense(64, Name = \"layer2\", Activation = LeakyReLU)] [Dense(8, From = \"layer1\")] [Loss(MeanSquaredError)] " +
            "[Adam]"),
        new(
            "structure",
            "LasagneConcatMismatch",
            "https://github.com/tdeboissiere/DeepLearningImplementations/issues/3",
            "DIG101",
            "[Input(\"a\", 3, 32, 16)] [Input(\"b\", 3, 24, 12)] [Concat(\"a\", \"b\")] [Dense(4)]"),
        new(
            "structure",
            "KerasMergeDimension",
            "https://github.com/keras-team/keras/issues/618",
            "DIG101",
            "[Input(32)] [Dense(1024, Name = \"f3\", Activation = ReLU)] " +
            "[Dense(512, Name = \"f5\", From = \"x\", Activation = ReLU)] [Add(\"f3\", \"f5\")] [Dense(5)] [Loss(CrossEntropy)] " +
            "[Adam]"),
        new(
            "structure",
            "CompileWithoutLoss",
            "https://github.com/keras-team/keras/issues/15420",
            "DIG010",
            "[Input(8)] [Dense(1)] [Adam]"),
        new(
            "initialisation",
            "MnistSoftmaxTutorialZeros",
            "https://github.com/tensorflow/tensorflow/pull/13935",
            "DIG201",
            "[Input(784)] [Dense(64, Init = Zeros, Activation = Sigmoid)] [Dense(10, Init = Zeros)] [Loss(CrossEntropy)] " +
            "[SGD(LearningRate = 0.5)]"),
        new(
            "initialisation",
            "SymmetryOfUniformFill",
            "https://github.com/HomericIntelligence/Mnemosyne/pull/1987",
            "DIG201",
            "[Input(16)] [Dense(32, Init = Constant, Value = 0.01, Activation = ReLU)] " +
            "[Dense(4, Init = Constant, Value = 0.01)] [Loss(CrossEntropy)] [SGD(LearningRate = 0.1)]"),
        new(
            "initialisation",
            "MistnetNoInitialWeights",
            "https://github.com/davharris/mistnet/issues/87",
            "DIG201",
            "[Input(10)] [Dense(20, Init = Zeros, Activation = ReLU)] [Dense(5, Activation = Sigmoid)] " +
            "[Loss(BinaryCrossEntropy)] [Adagrad]"),
        new(
            "initialisation",
            "CourseZerosExercise",
            "https://community.deeplearning.ai/t/week-1-programming-assignment-initialization-exercise-1-initialize-parameters-zeros/121049",
            "DIG201",
            "[Input(2)] [Dense(10, Init = Zeros, Activation = ReLU)] [Dense(5, Init = Zeros, Activation = ReLU)] " +
            "[Dense(1, Init = Zeros, Activation = Sigmoid)] [Loss(BinaryCrossEntropy)] [SGD]"),
        new(
            "initialisation",
            "Matrix512TimesNormal",
            "https://github.com/guevara/read-it-later/issues/3921",
            "DIG206",
            "[Input(512)] [Dense(512, Init = Gaussian, Activation = ReLU)] [Dense(512, Init = Gaussian, Activation = ReLU)] " +
            "[Dense(512, Init = Gaussian, Activation = ReLU)] [Dense(10)] [Loss(CrossEntropy)] [SGD]"),
        new(
            "initialisation",
            "NormalOfOneHundredthInDepth",
            "https://github.com/AInsteins/AI-Tech-Interview/issues/58",
            "DIG206",
            "[Input(100)] [Dense(100, Init = Gaussian, Sigma = 0.01, Activation = Tanh)] " +
            "[Dense(100, Init = Gaussian, Sigma = 0.01, Activation = Tanh)] " +
            "[Dense(100, Init = Gaussian, Sigma = 0.01, Activation = Tanh)] [Dense(10)] [Loss(CrossEntropy)] [SGD]"),
        new(
            "initialisation",
            "DeepChemSeluScaling",
            "https://github.com/deepchem/deepchem/issues/601",
            "DIG203",
            "[Input(64)] [Dense(128, Init = Glorot, Activation = SELU)] [Dense(16, Activation = SELU)] [Dense(1)] " +
            "[Loss(MeanSquaredError)] [Adam]"),
        new(
            "initialisation",
            "NBeatsDropoutAfterSelu",
            "https://github.com/cchallu/nbeatsx/issues/1",
            "DIG204",
            "[Input(48)] [Dense(64, Activation = SELU)] [Dropout(0.1)] [Dense(24)] [Loss(MeanAbsoluteError)] [Adam]"),
        new(
            "initialisation",
            "XavierBeforeRelu",
            "https://github.com/ShifuML/shifu/pull/532",
            "DIG202",
            "[Input(64)] [Dense(64, Init = Xavier, Activation = ReLU)] [Dense(64, Init = Xavier, Activation = ReLU)] " +
            "[Dense(1)] [Loss(MeanSquaredError)] [Adam]"),
        new(
            "optimiser",
            "AdamPlusL2",
            "https://github.com/anhquan0412/basic_model_scratch/issues/2",
            "DIG232",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(3)] [Loss(CrossEntropy)] [Adam(WeightDecay = 0.01)]"),
        new(
            "optimiser",
            "AdamDocumentationL2",
            "https://github.com/pytorch/pytorch/pull/41679",
            "DIG232",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] " +
            "[Adam(LearningRate = 1e-3, WeightDecay = 1e-4)]"),
        new(
            "optimiser",
            "DecayOfAllParameters",
            "https://github.com/mmcdermott/MEDS_EIC_AR/issues/30",
            "DIG234",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(3)] [Loss(CrossEntropy)] " +
            "[AdamW(DecayScope = DecayScope.All)]"),
        new(
            "optimiser",
            "DecayOfBiases",
            "https://github.com/autrainer/autrainer/pull/166",
            "DIG234",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(3)] [Loss(CrossEntropy)] " +
            "[SGD(LearningRate = 0.1, WeightDecay = 1e-4, DecayScope = DecayScope.All)]"),
        new(
            "optimiser",
            "DarkflowAdamAtATenth",
            "https://github.com/thtrieu/darkflow/issues/1059",
            "DIG236",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(3)] [Loss(CrossEntropy)] [Adam(LearningRate = 0.1)]"),
        new(
            "optimiser",
            "McflyRateAboveThreeHundredths",
            "https://github.com/NLeSC/mcfly/issues/43",
            "DIG235",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(6)] [Loss(CrossEntropy)] [Adam(LearningRate = 0.03)]"),
        new(
            "optimiser",
            "SequenceTaggingRate",
            "https://github.com/guillaumegenthial/sequence_tagging/issues/47",
            "DIG236",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(9)] [Loss(CrossEntropy)] [Adam(LearningRate = 0.1)]"),
        new(
            "optimiser",
            "VdsrTinyClipThreshold",
            "https://github.com/twtygqyy/pytorch-vdsr/issues/2",
            "DIG238",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(1)] [Loss(MeanSquaredError)] " +
            "[SGD(LearningRate = 0.1, Momentum = 0.9, GlobalClipNorm = 0.0001)]"),
        new(
            "optimiser",
            "DetrRateTenTimesTooHigh",
            "https://github.com/facebookresearch/detr/issues/285",
            "DIG235",
            "[Input(20)] [Dense(32, Activation = ReLU)] [Dense(4)] [Loss(MeanAbsoluteError)] [AdamW(LearningRate = 0.002)]"),
    ];
}
