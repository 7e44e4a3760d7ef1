namespace DeepInit.Networks.Tests.Behaviour;

public sealed class WeightFileTests
{
    [Fact]
    public void WhatIsSavedIsLoadedBitForBit()
    {
        var saved = new SmallClassifier(1);
        saved.TrainBatch(Numbers.Floats(40, 1), [0, 2]);
        var loaded = new SmallClassifier(2);
        loaded.Load(new MemoryStream(Bytes(saved)));

        Assert.Equal(Numbers.Values(saved.Parameters), Numbers.Values(loaded.Parameters));
        Assert.Equal(Numbers.Bits(saved.Predict(Numbers.Floats(60, 3))), Numbers.Bits(loaded.Predict(Numbers.Floats(60, 3))));
    }

    [Fact]
    public void AFileIsSavedAndLoadedByPath()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            var saved = new SmallClassifier(1);
            saved.Save(path);
            var loaded = new SmallClassifier(2);
            loaded.Load(path);

            Assert.Equal(Numbers.Values(saved.Parameters), Numbers.Values(loaded.Parameters));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void ATruncatedFileIsRefusedAndChangesNothing()
    {
        byte[] bytes = Bytes(new SmallClassifier(1));

        foreach (int length in new[] { 0, 7, 8, 50, bytes.Length / 2, bytes.Length - 4, bytes.Length - 1 })
            RefusedWithoutChange(bytes[..length]);
    }

    [Fact]
    public void AFileThatIsTooLongIsRefusedAndChangesNothing() => RefusedWithoutChange([.. Bytes(new SmallClassifier(1)), 0]);

    [Fact]
    public void AnotherNetworksFileIsRefusedAndChangesNothing()
    {
        using var stream = new MemoryStream();
        new WideClassifier(1).Save(stream);
        RefusedWithoutChange(stream.ToArray());
    }

    [Fact]
    public void WeightsInPaddedPanelsLeaveInPyTorchsOrder()
    {
        // Stored in panels of 16 outputs, seen as [8, 4]: element [o, i] is what output o multiplies input i by.
        var network = new SmallRegression(1);
        Parameter<float> weight = network.Parameters["dense0.weight"];
        Assert.Equal([8, 4], weight.Shape);
        weight.CopyFrom([.. Enumerable.Range(0, 32).Select(i => i / 100f)]);
        network.Parameters["dense1.weight"].CopyFrom([0, 0, 0, 0, 0, 1, 0, 0]);

        // Output 5, input 2 stands at 5 · 4 + 2 = 22.
        Assert.Equal(MathF.Tanh(0.22f), network.Predict([0, 0, 1, 0])[0], 1e-6f);
    }

    private static byte[] Bytes(SmallClassifier network)
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    private static void RefusedWithoutChange(byte[] bytes)
    {
        var network = new SmallClassifier(9);
        network.TrainBatch(Numbers.Floats(20, 1), [1]);
        int[] before = Everything(network);

        WeightFileException error = Assert.Throws<WeightFileException>(() => network.Load(new MemoryStream(bytes)));

        Assert.NotEmpty(error.Message);
        Assert.Equal(before, Everything(network));
    }

    private static int[] Everything(SmallClassifier network) =>
        [.. Numbers.Values(network.Parameters), .. Numbers.States(network.Parameters, "exp_avg", "exp_avg_sq")];
}
