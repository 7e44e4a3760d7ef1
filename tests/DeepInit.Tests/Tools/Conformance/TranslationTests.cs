using System.Globalization;
using System.Text.Json.Nodes;
using DeepInit.Conformance.Reading;
using DeepInit.Conformance.Translation;

namespace DeepInit.Tests.Tools.Conformance;

public sealed class TranslationTests
{
    [Fact]
    public void AChainBecomesTheClassThatAUserWouldWrite()
    {
        TranslatedCase translated = NetworkTranslator.Translate(ConformanceCase.Read(OpenCases.Folder("opt-adamw-no-decay-bias")), Precision.Single);

        Assert.Equal(
            """
            using DeepInit;
            using static DeepInit.Activation;
            using static DeepInit.Loss;

            namespace ConformanceCase;

            [Network]
            [Input("x", 9)]
            [Dense(14, Activation = Tanh, Name = "dense1")]
            [Dense(3, Name = "dense2")]
            [Output("dense2")]
            [Loss(CrossEntropy, Output = "dense2", Target = "y", Reduction = Reduction.Mean, LabelSmoothing = 0)]
            [AdamW(LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1E-08, AMSGrad = false, WeightDecay = 0.3, DecoupledWeightDecay = true)]
            public sealed partial class Model;

            """,
            translated.Model.Text);
    }

    [Fact]
    public void AGraphNamesWhatItReads()
    {
        string[] lines = Lines("wide-and-deep");

        Assert.Contains("[Dense(6, Activation = Sigmoid, Name = \"gate\", From = \"x\")]", lines);
        Assert.Contains("[Multiply(\"deep\", \"gate\", Name = \"gated\")]", lines);
        Assert.Contains("[Concat(\"x\", \"gated\", Name = \"cat\")]", lines);
        Assert.Contains("[Dense(2, Name = \"dense3\")]", lines);
    }

    [Fact]
    public void SeveralLossesAreOneNetworkAndOneForEachPart()
    {
        TranslatedCase translated = NetworkTranslator.Translate(ConformanceCase.Read(OpenCases.Folder("loss-two-heads")), Precision.Double);
        string[] model = translated.Model.Text.Split('\n');
        string[] part = translated.Parts[1].Text.Split('\n');

        Assert.Contains("[Network(Precision = Precision.Double)]", model);
        Assert.Contains("[Loss(MeanSquaredError, Output = \"reg_head\", Target = \"reg\", Reduction = Reduction.Mean, Weight = 0.5)]", model);
        Assert.Contains("[Loss(MeanSquaredError, Output = \"reg_head\", Target = \"reg\", Reduction = Reduction.Mean)]", part);
        Assert.DoesNotContain(part, line => line.StartsWith("[Loss(CrossEntropy", StringComparison.Ordinal));
        Assert.DoesNotContain(part, line => line.StartsWith("[AdamW", StringComparison.Ordinal));
    }

    [Fact]
    public void AFrozenLayerSaysSo() => Assert.Matches(@"^\[Dense\(.*Trainable = false", Lines("mlp-frozen-layer").Single(line => line.Contains("Trainable")));

    [Fact]
    public void ASingleFrozenTensorIsAnException() =>
        Assert.Contains("[Parameter(\"dense1.bias\", Trainable = false)]", Lines("opt-adamw", root => root["parameters"]![1]!["trainable"] = false));

    [Fact]
    public void DecayOfAllTensorsIsAScope() => Assert.EndsWith(", DecayScope = DecayScope.All)]", Optimizer("opt-adamw"), StringComparison.Ordinal);

    [Fact]
    public void ATensorThatDecaysAgainstTheScopeIsAnException()
    {
        string[] lines = Lines("opt-adamw", root => root["parameters"]![0]!["decay"] = false);

        Assert.Contains("[Parameter(\"dense1.weight\", Decay = false)]", lines);
    }

    [Fact]
    public void ANormalisationByTheBatchKeepsItsMomentum() =>
        Assert.Contains("[BatchNormalization(Epsilon = 1E-05, Momentum = 0.1, Name = \"batch_norm1\")]", Lines("batchnorm1d"));

    [Fact]
    public void ANormalisationInEvaluationModeIsFrozen() =>
        Assert.Contains("[BatchNormalization(Epsilon = 1E-05, Momentum = 0.1, Frozen = true, Name = \"batch_norm1\")]", Lines("batchnorm1d-eval"));

    [Fact]
    public void TheScaleOfANormalisationIsNoWeightToTheScopeOfDecay()
    {
        string[] lines = Lines("layernorm", root =>
        {
            foreach (JsonNode? parameter in root["parameters"]!.AsArray())
            {
                parameter!["decay"] = parameter["name"]!.GetValue<string>() is "dense1.weight" or "dense2.weight";
            }
        });

        Assert.DoesNotContain(lines, line => line.StartsWith("[Parameter(", StringComparison.Ordinal) || line.Contains("DecayScope", StringComparison.Ordinal));
    }

    [Fact]
    public void ClippingIsAnOptionOfTheOptimiser()
    {
        Assert.EndsWith(", GlobalClipNorm = 0.3)]", Optimizer("clip-norm"), StringComparison.Ordinal);
        Assert.EndsWith(", ClipValue = 0.05)]", Optimizer("clip-value"), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesAreQuotedWhateverTheyAre()
    {
        string[] lines = Lines("opt-adamw", root =>
        {
            root["layers"]![0]!["name"] = "say \"class\"";
            root["layers"]![1]!["from"]![0] = "say \"class\"";
        });

        Assert.Contains("[Dense(14, Activation = Tanh, Name = \"say \\\"class\\\"\")]", lines);
    }

    [Theory]
    [InlineData("layers/0/units_per_row", "3", "layer 'dense' with units_per_row 3")]
    [InlineData("layers/0/type", "\"maxout\"", "layer 'maxout'")]
    [InlineData("layers/0/activation", "{\"type\": \"celu\"}", "activation 'celu'")]
    [InlineData("layers/0/activation", "{\"type\": \"tanh\", \"gain\": 2}", "activation 'tanh' with gain 2")]
    [InlineData("layers/0/activation", "{\"type\": \"softmax\", \"axis\": 0}", "activation 'softmax' with axis 0")]
    [InlineData("layers/0/from", "[\"x\", \"x\"]", "layer 'dense' with from [\"x\",\"x\"]")]
    [InlineData("losses/0/type", "\"wing\"", "loss 'wing'")]
    [InlineData("losses/0/reduction", "\"none\"", "loss 'cross_entropy' with reduction \"none\"")]
    [InlineData("losses", "[]", "a case without a loss")]
    [InlineData("targets/0/shape", "[2]", "loss 'cross_entropy' of output [3] with class indices [2] as target")]
    [InlineData("optimizer/type", "\"sophia\"", "optimizer 'sophia'")]
    [InlineData("optimizer/maximize", "true", "optimizer 'adamw' with maximize true")]
    [InlineData("optimizer/weight_decay_mode", "\"other\"", "optimizer 'adamw' with weight_decay_mode \"other\"")]
    [InlineData("clip", "{\"type\": \"per_layer\"}", "clip 'per_layer'")]
    [InlineData("clip", "{\"type\": \"norm\", \"max_norm\": 1, \"norm_type\": 1}", "clip 'norm' with norm_type 1")]
    [InlineData("schedule", "{\"type\": \"plateau\", \"interval\": \"step\"}", "schedule 'plateau'")]
    [InlineData("schedule", "{\"type\": \"exponential\", \"interval\": \"hour\", \"gamma\": 0.5}", "schedule 'exponential' with interval \"hour\"")]
    [InlineData("inputs/0/dtype", "\"i64\"", "input 'x' of integers that no table is looked up by")]
    [InlineData("inputs/0/dtype", "\"f16\"", "input or target with dtype \"f16\"")]
    [InlineData("buffers", "[{\"name\": \"b.count\", \"shape\": [3]}]", "buffer 'b.count'")]
    [InlineData("accumulation", "2", "case with accumulation 2")]
    [InlineData("expected/surprise", "2", "expected with surprise 2")]
    public void WhatTheLanguageCannotSayIsRefusedByName(string path, string json, string expected)
    {
        Assert.Equal(expected, Assert.Throws<UnsupportedException>(() => Lines("opt-adamw", root => Set(root, path, json))).Message);
    }

    [Theory]
    [InlineData("loss-poisson", "losses/0/log_input", "false", "loss 'poisson_nll' with log_input false")]
    [InlineData("lr-cyclic", "schedule/mode", "\"square\"", "schedule 'cyclic' with mode \"square\"")]
    [InlineData("lr-wsd-linear", "schedule/decay", "\"root\"", "schedule 'wsd' with decay \"root\"")]
    [InlineData("opt-adamw", "optimizer/weight_decay_mode", "\"proximal\"", "optimizer 'adamw' with weight_decay_mode \"proximal\"")]
    [InlineData("lr-one-cycle", "schedule/cycle_momentum", "true", "schedule 'one_cycle' with cycle_momentum true")]
    [InlineData("concat-two-inputs", "layers/2/axis", "0", "layer 'concat' with axis 0")]
    [InlineData("residual-add", "layers/3/from", "[\"stem\"]", "layer 'add' with from [\"stem\"]")]
    [InlineData("wide-and-deep", "layers/2/from", "[\"deep\", \"gate\", \"gate\"]", "layer 'multiply' with from [\"deep\",\"gate\",\"gate\"]")]
    [InlineData("batchnorm1d", "layers/0/output_shape", "[10, 4]", "layer 'batch_norm' of shape [10, 4]")]
    [InlineData("batchnorm1d", "layers/1/affine", "false", "layer 'batch_norm' with affine false")]
    [InlineData("layernorm", "layers/0/output_shape", "[10, 4, 4]", "layer 'layer_norm' of shape [10, 4, 4]")]
    [InlineData("conv-lenet", "losses/0/output", "\"conv2d1\"", "loss 'cross_entropy' of output [4, 10, 10] with class indices [] as target")]
    [InlineData("conv-lenet", "layers/0/activation", "{\"type\": \"softmax\", \"axis\": -1}", "activation 'softmax' with axis -1")]
    [InlineData("dropout-eval", "mode", "\"train\"", "layer 'dropout' with rate 0.4")]
    public void AnOptionWithoutCounterpartIsRefusedByName(string name, string path, string json, string expected)
    {
        Assert.Equal(expected, Assert.Throws<UnsupportedException>(() => Lines(name, root => Set(root, path, json))).Message);
    }

    [Theory]
    [InlineData("act-softmax-output", "layers/1/activation/axis", "1")]
    [InlineData("concat-two-inputs", "layers/2/axis", "1")]
    public void TheLastAxisMayBeCountedFromTheFront(string name, string path, string json)
    {
        Assert.Equal(Lines(name), Lines(name, root => Set(root, path, json)));
    }

    [Theory]
    [InlineData("format", "\"deepinit-conformance/2\"", "format 'deepinit-conformance/2', expected 'deepinit-conformance/1'")]
    [InlineData("mode", "\"both\"", "mode 'both', expected 'train' or 'eval'")]
    [InlineData("steps", "\"ten\"", "case: 'steps' is \"ten\", expected number")]
    [InlineData("optimizer", "null", "case has 30 steps but no optimizer")]
    public void AFileAgainstTheFormatIsAnErrorThatNamesTheField(string path, string json, string expected)
    {
        Assert.Equal(expected, Assert.Throws<CaseFormatException>(() => Lines("opt-adamw", root => Set(root, path, json))).Message);
    }

    [Fact]
    public void AScheduleByEpochsCountsEpochs()
    {
        ConformanceCase source = ConformanceCase.Read(OpenCases.Folder("lr-step-epoch"));

        Func<int, double> learningRateAt = ScheduleTranslator.Translate(source)!;

        Assert.Equal(source.Expected.LearningRates, Enumerable.Range(0, source.Steps).Select(learningRateAt));
        Assert.Equal(learningRateAt(0), learningRateAt(source.StepsPerEpoch - 1));
    }

    private static string Optimizer(string name) => Lines(name)[^3];

    private static string[] Lines(string name, Action<JsonNode>? change = null)
    {
        using var copy = new CaseCopy(name);
        copy.Change(change ?? (_ => { }));
        return NetworkTranslator.Translate(ConformanceCase.Read(copy.Folder), Precision.Single).Model.Text.Split('\n');
    }

    private static void Set(JsonNode root, string path, string json)
    {
        string[] steps = path.Split('/');
        JsonNode parent = steps[..^1].Aggregate(root, (node, step) => node is JsonArray ? node[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(json);
    }
}
