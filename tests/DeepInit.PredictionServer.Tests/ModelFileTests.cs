using System.Diagnostics;
using QuickStart;

namespace DeepInit.PredictionServer.Tests;

/// <summary>Files that must not be served, and what is tried again.</summary>
public sealed class ModelFileTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(float.MaxValue)]
    public async Task WeightsThatGiveNoAnswersAreNotTaken(float weight)
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: 0);
        (string before, float[] probabilities) = await server.PredictAsync(PredictTests.Inputs(2));

        await File.WriteAllBytesAsync(server.ModelFile, WithWeights(weight));

        await RunningServer.UntilAsync(async () => (await server.HealthAsync()).Status == "Degraded");
        (string after, float[] same) = await server.PredictAsync(PredictTests.Inputs(2));
        Assert.Equal(before, after);
        Assert.Equal(probabilities, same);
    }

    [Fact]
    public async Task AServerThatStartsWithNaNWeightsIsNotHealthy()
    {
        await using RunningServer server = await RunningServer.StartAsync(file => File.WriteAllBytes(file, WithWeights(float.NaN)));

        Assert.Equal("Unhealthy", (await server.HealthAsync()).Status);
    }

    [Fact]
    public async Task AnotherNetworksFileIsNamed()
    {
        await using RunningServer server = await RunningServer.StartAsync(file => File.WriteAllBytes(file, [8, 0, 0, 0, 0, 0, 0, 0, .. "{}      "u8]));

        (string status, string reason) = await server.HealthAsync();

        Assert.Equal("Unhealthy", status);
        Assert.Contains("dense0.weight", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileThatCouldNotBeReadIsTriedAgainWithoutAChange()
    {
        var written = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        byte[] good = Saved(seed: 5);
        await using RunningServer server = await RunningServer.StartAsync(file => Write(file, new byte[good.Length]));
        Assert.Equal("Unhealthy", (await server.HealthAsync()).Status);

        // As long and as old as before: to whoever looks at time and length it is the same file.
        string next = server.ModelFile + ".next";
        Write(next, good);
        File.Move(next, server.ModelFile, overwrite: true);

        await RunningServer.UntilAsync(async () => (await server.HealthAsync()).Status == "Healthy");
        Assert.Equal(new TumourClassifier(5).Predict(PredictTests.Inputs(1)), (await server.PredictAsync(PredictTests.Inputs(1))).Probabilities, (a, b) => Math.Abs(a - b) < 1e-6);

        void Write(string file, byte[] bytes)
        {
            File.WriteAllBytes(file, bytes);
            File.SetLastWriteTimeUtc(file, written);
        }
    }

    [Fact]
    public async Task AFileThatGrowsIsTakenWhenItIsWhole()
    {
        byte[] good = Saved(seed: 6);
        await using RunningServer server = await RunningServer.StartAsync(file => File.WriteAllBytes(file, good[..(good.Length / 2)]));
        (string status, string reason) = await server.HealthAsync();
        Assert.Equal("Unhealthy", status);
        Assert.Matches(@"Since 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ, tried \d+ times\.", reason);

        await using (FileStream stream = File.Open(server.ModelFile, FileMode.Append))
            await stream.WriteAsync(good.AsMemory(good.Length / 2));

        await RunningServer.UntilAsync(async () => (await server.HealthAsync()).Status == "Healthy");
    }

    [Fact]
    public async Task AFileThatIsTakenAwayAndComesBackIsHealthyAgain()
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: 0);
        string away = server.ModelFile + ".away";

        File.Move(server.ModelFile, away);
        await RunningServer.UntilAsync(async () => (await server.HealthAsync()) is ("Degraded", var reason) && reason.StartsWith($"There is no file {server.ModelFile}.", StringComparison.Ordinal));
        Assert.Single((await server.PredictAsync(PredictTests.Inputs(1))).Probabilities);

        File.Move(away, server.ModelFile);
        await RunningServer.UntilAsync(async () => (await server.HealthAsync()).Status == "Healthy");
    }

    [Theory]
    [InlineData("folder", "is a folder; expected a file of weights.")]
    [InlineData("empty", "is empty, or a pipe or a device; expected a file of weights.")]
    [InlineData("pipe", "is empty, or a pipe or a device; expected a file of weights.")]
    [InlineData("/dev/zero", "is empty, or a pipe or a device; expected a file of weights.")]
    [InlineData("link to a pipe", "is empty, or a pipe or a device; expected a file of weights.")]
    [InlineData("link to nothing", "There is no file")]
    [InlineData("link to itself", "")]
    [InlineData("huge", "bytes; expected a file of weights, 16777216 bytes at most.")]
    public async Task WhatIsNoModelDoesNotBlockTheStart(string kind, string reason)
    {
        if (OperatingSystem.IsWindows() && kind is not ("folder" or "empty" or "huge"))
            return;
        await using RunningServer server = await RunningServer.StartAsync(file => Make(kind, file));

        (string status, string told) = await server.HealthAsync();
        Assert.Equal("Unhealthy", status);
        Assert.Contains(reason, told, StringComparison.Ordinal);

        if (kind == "folder")
            Directory.Delete(server.ModelFile);
        File.Delete(server.ModelFile);
        new TumourClassifier(2).Save(server.ModelFile);
        await RunningServer.UntilAsync(async () => (await server.HealthAsync()).Status == "Healthy");
    }

    [Fact]
    public async Task AFileBehindALinkIsSeenToChange()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using RunningServer server = await RunningServer.StartAsync(file =>
        {
            new TumourClassifier(0).Save(file + ".real");
            File.CreateSymbolicLink(file, file + ".real");
        });
        string before = (await server.PredictAsync(PredictTests.Inputs(1))).Model;

        new TumourClassifier(1).Save(server.ModelFile + ".real");

        await RunningServer.UntilAsync(async () => (await server.PredictAsync(PredictTests.Inputs(1))).Model != before);
    }

    [Fact]
    public async Task TheServerStopsWhileTheFileIsMissing()
    {
        await using RunningServer server = await RunningServer.StartAsync(seed: null);

        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static void Make(string kind, string file)
    {
        switch (kind)
        {
            case "folder":
                Directory.CreateDirectory(file);
                break;
            case "empty":
                File.WriteAllText(file, "");
                break;
            case "pipe":
                MakePipe(file);
                break;
            case "link to a pipe":
                MakePipe(file + ".pipe");
                File.CreateSymbolicLink(file, file + ".pipe");
                break;
            case "link to nothing":
                File.CreateSymbolicLink(file, file + ".nothing");
                break;
            case "link to itself":
                File.CreateSymbolicLink(file, file);
                break;
            case "huge":
                using (FileStream stream = File.Create(file))
                    stream.SetLength(1L << 33);
                break;
            default:
                File.CreateSymbolicLink(file, kind);
                break;
        }
    }

    private static void MakePipe(string file)
    {
        using Process process = Process.Start("mkfifo", [file]);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static byte[] Saved(int seed)
    {
        using var memory = new MemoryStream();
        new TumourClassifier(seed).Save(memory);
        return memory.ToArray();
    }

    // As a training that diverged would have saved them, whatever Save says about it: every number is that weight, with either sign.
    private static byte[] WithWeights(float weight)
    {
        byte[] bytes = Saved(seed: 0);
        int header = 8 + BitConverter.ToInt32(bytes, 0);
        var random = new Random(1);
        for (int at = header; at < bytes.Length; at += 4)
            BitConverter.TryWriteBytes(bytes.AsSpan(at), random.Next(2) == 0 ? weight : -weight);
        return bytes;
    }
}
