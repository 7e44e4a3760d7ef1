using System.Buffers.Binary;
using System.Text.Json.Nodes;
using DeepInit.Interrupted;
using DeepInit.Tests.Files;

namespace DeepInit.Tests.Training;

/// <summary>Checkpoints that are damaged anywhere: one exception, and not a bit of the network, its optimiser or the history has changed.</summary>
public sealed class CheckpointDamageTests : IDisposable
{
    /// <summary>What stands where a number or a word belongs.</summary>
    private static readonly string[] Wrong =
        ["", "-1", "0", "1", "7", "0.5", "NaN", "Infinity", "-1e300", "1e300", "2147483647", "2147483648", "9007199254740993", "9223372036854775807", "99999999999999999999", "x", "null", "é;=", "1;2;3;4;loss=1"];

    private readonly TemporaryFolder _folder = new();
    private readonly byte[] _good;
    private readonly byte[] _within;

    public CheckpointDamageTests()
    {
        _good = Checkpoint(t => t.Epoch == 2 && t.Step == 9, new CheckpointOptions(Path) { Resume = false });
        _within = Checkpoint(t => t.Epoch == 2 && t.Step == 5, new CheckpointOptions(Path) { Resume = false, EverySteps = 1 });
    }

    private string Path => _folder.Path("checkpoint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheGoodOnesAreRead()
    {
        Assert.Null(Refusal(_good));
        Assert.Null(Refusal(_within));
        foreach (byte[] file in new[] { _good, _within })
            Assert.Null(Refusal(new CheckpointBytes(file).ToArray()));
    }

    [Fact]
    public void OneThatIsCutOffIsRefused() => CutOff(step: 97);

    [Fact]
    [Trait("Category", "Slow")]
    public void OneThatIsCutOffAnywhereIsRefused() => CutOff(step: 1);

    [Fact]
    public void AChangedByteOfTheHeaderIsHarmlessOrRefused() => ChangeBytes(step: 23);

    [Fact]
    [Trait("Category", "Slow")]
    public void AnyChangedByteOfTheHeaderIsHarmlessOrRefused() => ChangeBytes(step: 1);

    [Fact]
    public void AnyWrongTextIsHarmlessOrRefused()
    {
        foreach (byte[] file in new[] { _good, _within })
        {
            foreach (string key in new CheckpointBytes(file).Texts.Select(t => t.Key).ToArray())
            {
                foreach (string wrong in Wrong)
                    Check(file, $"{key} = {wrong}", texts => texts[key] = wrong);
                string was = new CheckpointBytes(file).Texts[key]!.GetValue<string>();
                Check(file, $"{key} longer", texts => texts[key] = was + "0");
                Check(file, $"{key} twice", texts => texts[key + "/" + key] = was);
                Check(file, $"{key} next", texts => texts[key.Replace('0', '1').Replace('2', '7')] = was);
            }
        }
    }

    [Fact]
    public void NoTextMayBeMissingOrHaveAnotherName()
    {
        foreach (string key in new CheckpointBytes(_within).Texts.Select(t => t.Key).ToArray())
        {
            Assert.True(Check(_within, $"{key} missing", texts => texts.Remove(key)) is not null, $"'{key}' was missing, and the checkpoint was read.");
            Assert.NotNull(Check(_within, $"{key} renamed", texts =>
            {
                texts[key + "x"] = texts[key]!.GetValue<string>();
                texts.Remove(key);
            }));
        }
    }

    [Fact]
    public void AnyWrongTensorIsRefused()
    {
        foreach (string name in new CheckpointBytes(_good).Header.Select(t => t.Key).Where(k => k != "__metadata__").ToArray())
        {
            Assert.NotNull(CheckHeader($"{name} renamed", header =>
            {
                header[name + "x"] = header[name]!.DeepClone();
                header.Remove(name);
            }));
            Assert.NotNull(CheckHeader($"{name} without shape", header => header[name]!["shape"] = new JsonArray()));
            Assert.NotNull(CheckHeader($"{name} of another type", header => header[name]!["dtype"] = "I32"));
            Assert.NotNull(CheckHeader($"{name} of no type", header => header[name]!["dtype"] = "F8"));
            Assert.NotNull(CheckHeader($"{name} elsewhere", header => header[name]!["data_offsets"] = new JsonArray(0, long.MaxValue)));
        }
    }

    [Fact]
    public void OneOfAnotherNetworkIsRefusedWithTheFirstDifference()
    {
        string difference = Check(_good, "other layer", texts => texts["layer/1"] = texts["layer/1"]!.GetValue<string>().Replace("[16]", "[32]"))!;
        Assert.Contains("It is a checkpoint of the network 'InterruptedNetwork'; expected one of 'InterruptedNetwork' as it is declared now: where the file has 'dense0: Dense(", difference);
        Assert.Contains("[32]", difference);
        Assert.Contains("this network has 'dense0: Dense(", difference);
        Assert.Contains("this network has nothing", Check(_good, "more layers", texts => texts["layer/" + texts.Count(t => t.Key.StartsWith("layer/", StringComparison.Ordinal))] = "dense9: Dense(dense8) [3]"));

        byte[] renamed = Edited(_good, texts => texts["network"] = "OldNetwork");
        string name = Refusal(renamed)!;
        Assert.Contains("It is a checkpoint of the network 'OldNetwork', which has the same layers; expected one of 'InterruptedNetwork'.", name);
        Assert.Contains("CheckpointOptions.RenamedFrom = \"OldNetwork\"", name);
        Assert.Null(Refusal(renamed, new CheckpointOptions(Path) { RenamedFrom = "OldNetwork" }));
        Assert.NotNull(Refusal(renamed, new CheckpointOptions(Path) { RenamedFrom = "Older" }));
        Assert.Contains("checkpoint of version 1; expected 2", Check(_good, "version", texts => texts["deepinit.checkpoint"] = "1"));
    }

    [Fact]
    public void FewerCallbacksAndOtherOptimisersAreRefused()
    {
        FitOptions options = InterruptedTraining.Options(new CheckpointOptions(Path));
        options.Callbacks.RemoveAt(2);
        File.WriteAllBytes(Path, _good);
        Assert.Contains(
            "'callback/2', 'EarlyStopping', which no callback here reads",
            Assert.Throws<WeightFileException>(() => new InterruptedNetwork(seed: 1).Fit(InterruptedTraining.Data(), options)).Message);
        Assert.Contains(
            "which nothing here reads. The training had another optimiser",
            CheckHeader("other state", header => header.Add("optimizer/dense0.bias.momentum_buffer", JsonNode.Parse($$"""{"dtype":"F32","shape":[0],"data_offsets":[{{DataEnd(header)}},{{DataEnd(header)}}]}"""))));
    }

    [Fact]
    public void ACallbackThatRefusesItsStateLeavesTheNetworkAsItWas()
    {
        File.WriteAllBytes(Path, _good);
        FitOptions options = InterruptedTraining.Options(new CheckpointOptions(Path));
        options.Callbacks.Add(new Refusing());
        var network = new InterruptedNetwork(seed: 1);
        int[] before = Bits(network);
        string message = Assert.Throws<WeightFileException>(() => network.Fit(InterruptedTraining.Data(), options)).Message;
        Assert.Contains("Callback 3, Refusing, cannot read its state: I have forgotten.", message);
        Assert.Equal(before, Bits(network));
        Assert.Equal(0, network.StepCount);
    }

    [Fact]
    public void LoadOfACheckpointSaysThatItIsOneAndLoadMatchingTakesItsWeights()
    {
        File.WriteAllBytes(Path, _good);
        var network = new InterruptedNetwork(seed: 2);
        string message = Assert.Throws<WeightFileException>(() => network.Load(Path)).Message;
        Assert.Contains("It is a checkpoint of a training of the network 'InterruptedNetwork'", message);
        Assert.Contains("FitOptions.Checkpoint = new CheckpointOptions(path)", message);
        Assert.Contains("WeightFile.LoadMatching(model.Parameters, path)", message);
        WeightLoadReport report = WeightFile.LoadMatching(network.Parameters, Path);
        Assert.True(report.IsComplete);
        Assert.Equal(SafeTensorsFile.Read(Path)["dense0.weight"].ToSingles(), network.Parameters["dense0.weight"].ToArray());
    }

    private static int DataEnd(JsonObject header) =>
        (int)header.Where(t => t.Key != "__metadata__").Max(t => t.Value!["data_offsets"]![1]!.GetValue<long>());

    private void CutOff(int step)
    {
        for (int length = 0; length < _good.Length; length += step)
            Assert.NotNull(Refusal(_good[..length]));
    }

    private void ChangeBytes(int step)
    {
        int end = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(_within);
        int refused = 0;
        int count = 0;
        for (int at = 0; at < end; at += step)
        {
            foreach (byte wrong in new[] { (byte)(_within[at] ^ 1), (byte)(_within[at] ^ 0x80), (byte)'9', (byte)'"' })
            {
                byte[] bytes = [.. _within];
                bytes[at] = wrong;
                count++;
                refused += Refusal(bytes) is null ? 0 : 1;
            }
        }

        Assert.InRange(refused, count / 2, count);
    }

    private string? CheckHeader(string what, Action<JsonObject> edit)
    {
        var file = new CheckpointBytes(_good);
        edit(file.Header);
        return Refusal(file.ToArray(), what: what);
    }

    private string? Check(byte[] good, string what, Action<JsonObject> edit) => Refusal(Edited(good, edit), what: what);

    private static byte[] Edited(byte[] good, Action<JsonObject> edit)
    {
        var file = new CheckpointBytes(good);
        edit(file.Texts);
        return file.ToArray();
    }

    /// <summary>Why a training does not go on from a file, after which nothing may have changed; null if it does.</summary>
    private string? Refusal(byte[] file, CheckpointOptions? checkpoint = null, string what = "a file")
    {
        File.WriteAllBytes(Path, file);
        var network = new InterruptedNetwork(seed: 1);
        int[] before = Bits(network);
        double rate = network.LearningRate;
        FitOptions options = InterruptedTraining.Options(checkpoint ?? new CheckpointOptions(Path));
        options.Callbacks.Add(new LambdaCallback { OnStepFinished = training => training.Stop("It was read.") });
        try
        {
            network.Fit(InterruptedTraining.Data(), options);
            return null;
        }
        catch (WeightFileException e)
        {
            Assert.Contains(Path, e.Message);
            Assert.InRange(e.Message.Length, 60, 2000);
            Assert.Equal(before, Bits(network));
            Assert.Equal((0L, rate, null), (network.StepCount, network.LearningRate, network.Parameters.Transform));
            return e.Message;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{what}: {e.Message}", e);
        }
    }

    private static int[] Bits(InterruptedNetwork network) =>
    [
        .. network.Parameters.SelectMany(p => p.ToArray().Concat(p.OptimizerState("exp_avg").ToArray()).Concat(p.OptimizerState("exp_avg_sq").ToArray()))
            .Select(BitConverter.SingleToInt32Bits),
    ];

    private byte[] Checkpoint(Func<TrainingContext, bool> stops, CheckpointOptions checkpoint)
    {
        var network = new InterruptedNetwork(seed: 1);
        FitOptions options = InterruptedTraining.Options(checkpoint);
        using var source = new CancellationTokenSource();
        options.CancellationToken = source.Token;
        options.Callbacks.Add(new LambdaCallback
        {
            OnStepFinished = training =>
            {
                if (stops(training))
                    source.Cancel();
            },
        });
        Assert.Throws<FitCanceledException>(() => network.Fit(InterruptedTraining.Data(), options));
        return File.ReadAllBytes(Path);
    }

    private sealed class Refusing : TrainingCallback
    {
        public override void LoadState(CallbackState state) => throw new InvalidOperationException("I have forgotten.");
    }
}
