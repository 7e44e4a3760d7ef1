using DeepInit.Runtime;
using DeepInit.Tests.Runtime;
using static DeepInit.Tests.Files.SafeTensorsText;

namespace DeepInit.Tests.Files;

/// <summary>Loading what a file and a network have in common; the network has dense0.weight [3, 5], dense0.bias [3] and dense1.weight [17, 3].</summary>
public sealed class PartialLoadTests
{
    [Fact]
    public void WhatMatchesIsLoadedAndTheReportSaysTheRest()
    {
        // As PyTorch's DataParallel names them, with a head of other classes and a counter.
        byte[] file = File(
            """{"__metadata__":{"format":"pt"},"module.dense0.weight":{"dtype":"F32","shape":[3,5],"data_offsets":[0,60]},"module.dense1.weight":{"dtype":"F32","shape":[10,3],"data_offsets":[60,180]},"module.bn.num_batches_tracked":{"dtype":"I64","shape":[],"data_offsets":[180,188]},"mask":{"dtype":"BOOL","shape":[2],"data_offsets":[188,190]}}""",
            [.. Bytes([.. Enumerable.Range(0, 45).Select(i => i + 0.5f)]), .. new byte[10]]);
        foreach (Stream stream in new Stream[] { new MemoryStream(file), new NotSeekable(file) })
        {
            ParameterStore<float> store = SmallStore.CreateFilled(first: 500);
            store.Parameters.Transform = new DataTransform([]);
            float[] head = store.Parameters["dense1.weight"].ToArray();
            WeightLoadReport report = WeightFile.LoadMatching(store.Parameters, stream, new() { FilePrefix = "module." });
            Assert.Equal(["dense0.weight"], report.Loaded);
            Assert.Equal(["dense0.bias"], report.Missing);
            Assert.Contains("'module.dense1.weight' has the shape [10, 3] in the file; the network expects [17, 3]", Assert.Single(report.Mismatched));
            Assert.Equal(["module.bn.num_batches_tracked", "mask"], report.LeftOver);
            Assert.False(report.IsComplete);
            Assert.StartsWith("loaded (1): dense0.weight\nmissing (1): dense0.bias\nof another shape or type (1): ", report.ToString(), StringComparison.Ordinal);
            Assert.Equal(Enumerable.Range(0, 15).Select(i => i + 0.5f), store.Parameters["dense0.weight"].ToArray());
            Assert.Equal(head, store.Parameters["dense1.weight"].ToArray());
            Assert.NotNull(store.Parameters.Transform);
        }
    }

    [Fact]
    public void NamesAndPrefixesMapTheFile()
    {
        byte[] file = File("""{"fc.b":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"0.weight":{"dtype":"F32","shape":[3,5],"data_offsets":[12,72]}}""", Bytes([.. Enumerable.Range(0, 18).Select(i => (float)i)]));
        ParameterStore<float> store = SmallStore.Create();
        var options = new WeightLoadOptions { Prefix = "dense", Names = new Dictionary<string, string> { ["fc.b"] = "dense0.bias" } };
        WeightLoadReport report = WeightFile.LoadMatching(store.Parameters, new MemoryStream(file), options);
        Assert.Equal(["dense0.weight", "dense0.bias"], report.Loaded);
        Assert.Equal([0f, 1, 2], store.Parameters["dense0.bias"].ToArray());
        Assert.Empty(report.LeftOver);

        options = new WeightLoadOptions { Names = new Dictionary<string, string> { ["fc.b"] = "dense0.bias", ["0.weight"] = "dense0.bias" } };
        Assert.Contains(
            "'fc.b' and '0.weight' are both for the parameter 'dense0.bias'",
            Assert.Throws<WeightFileException>(() => WeightFile.LoadMatching(store.Parameters, new MemoryStream(file), options)).Message);
    }

    [Fact]
    public void AWholeFileIsComplete()
    {
        using var folder = new TemporaryFolder();
        ParameterStore<float> saved = SmallStore.CreateFilled();
        WeightFile.Save(saved.Parameters, folder.Path("w"));
        ParameterStore<float> loaded = SmallStore.Create();
        Assert.True(WeightFile.LoadMatching(loaded.Parameters, folder.Path("w")).IsComplete);
        Assert.Equal(saved.Parameters.SelectMany(p => p.ToArray()), loaded.Parameters.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void ADamagedFileChangesNothing()
    {
        using var folder = new TemporaryFolder();
        WeightFile.Save(SmallStore.CreateFilled().Parameters, folder.Path("w"));
        byte[] bytes = System.IO.File.ReadAllBytes(folder.Path("w"));
        ParameterStore<float> store = SmallStore.Create();
        for (int length = 0; length < bytes.Length; length += 7)
            Assert.Throws<WeightFileException>(() => WeightFile.LoadMatching(store.Parameters, new NotSeekable(bytes[..length])));
        Assert.All(store.Parameters.SelectMany(p => p.ToArray()), value => Assert.Equal(0, value));
        System.IO.File.WriteAllBytes(folder.Path("w"), bytes[..^1]);
        Assert.Contains(folder.Path("w"), Assert.Throws<WeightFileException>(() => WeightFile.LoadMatching(store.Parameters, folder.Path("w"))).Message);
    }

    [Fact]
    public void IntegersOfAllTypesAreRead()
    {
        SafeTensor Read(string type, params byte[] data) => SafeTensorsFile.Read(new MemoryStream(OneTensor(type, "[1]", data)))["t"];
        Assert.Equal([1L], Read("BOOL", 1).ToIntegers());
        Assert.Equal([-1L], Read("I8", 0xFF).ToIntegers());
        Assert.Equal([255L], Read("U8", 0xFF).ToIntegers());
        Assert.Equal([-2L], Read("I16", 0xFE, 0xFF).ToIntegers());
        Assert.Equal([65534.0], Read("U16", 0xFE, 0xFF).ToDoubles());
        Assert.Equal([uint.MaxValue], Read("U32", 0xFF, 0xFF, 0xFF, 0xFF).ToIntegers());
        Assert.Throws<WeightFileException>(() => Read("U64", new byte[8]).ToIntegers());
        Assert.Throws<WeightFileException>(() => Read("U64", new byte[8]).ToDoubles());
        Assert.Throws<WeightFileException>(() => Read("U8", 1).ToSingles());
    }
}
