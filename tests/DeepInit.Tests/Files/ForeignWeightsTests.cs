using DeepInit.Runtime;
using DeepInit.Tests.Runtime;
using static DeepInit.Tests.Files.SafeTensorsText;

namespace DeepInit.Tests.Files;

/// <summary>Files as PyTorch, Hugging Face and Keras write them, for a network with dense0.weight [3, 5], dense0.bias [3] and dense1.weight [17, 3].</summary>
public sealed class ForeignWeightsTests
{
    [Fact]
    public void BuffersWithoutWeightsArePassedOverAndReported()
    {
        (ParameterStore<float> store, WeightLoadReport report) = Load(
            new Entry("dense0.weight", "F32", [3, 5]), new Entry("bn.num_batches_tracked", "I64", []), new Entry("dense0.bias", "F32", [3]),
            new Entry("embeddings.position_ids", "I64", [1, 512]), new Entry("rotary_emb.inv_freq", "F32", [8]), new Entry("dense1.weight", "F32", [17, 3]), new Entry("n_averaged", "I64", []));
        Assert.Equal(["bn.num_batches_tracked", "embeddings.position_ids", "rotary_emb.inv_freq", "n_averaged"], report.Ignored);
        Assert.Equal(report.Ignored, report.LeftOver);
        Assert.Equal(["dense0.weight", "dense0.bias", "dense1.weight"], report.Loaded);
        Assert.True(report.IsComplete);
        Assert.Contains("left over, without weights (4): bn.num_batches_tracked", report.ToString());
        Assert.Equal(0.25f, store.Parameters["dense1.weight"][0]);
    }

    [Theory]
    [InlineData("module.")]
    [InlineData("_orig_mod.")]
    [InlineData("module._orig_mod.")]
    [InlineData("_orig_mod.module.")]
    public void WrappersOfPyTorchAreTakenOff(string wrapper)
    {
        (ParameterStore<float> store, WeightLoadReport report) = Load(
            new Entry(wrapper + "dense0.weight", "F32", [3, 5]), new Entry(wrapper + "dense0.bias", "BF16", [3]), new Entry(wrapper + "dense1.weight", "F16", [17, 3]), new Entry("n_averaged", "I64", []));
        Assert.True(report.IsComplete);
        Assert.All(store.Parameters.SelectMany(p => p.ToArray()), value => Assert.Equal(0.25f, value));
    }

    [Fact]
    public void OtherPrefixesAreNamedWithWhatToDo()
    {
        Assert.Contains(
            "All names of the file begin with 'model.': WeightFile.LoadMatching with FilePrefix = \"model.\" takes them.",
            Fault(new Entry("model.dense0.weight", "F32", [3, 5]), new Entry("model.dense0.bias", "F32", [3]), new Entry("model.dense1.weight", "F32", [17, 3])));
        Assert.Contains("WeightFile.LoadMatching takes those that match", Fault([.. Whole, new Entry("head.weight", "F32", [2])]));
    }

    [Fact]
    public void TiedWeightsAreFoundByTheirNote()
    {
        Entry[] two = [new("dense0.weight", "F32", [3, 5]), new("dense1.weight", "F32", [17, 3])];
        string message = Fault(two);
        Assert.Contains("Missing: 'dense0.bias'", message);

        var store = new ParameterStore<float>(
            [new("embed", 0, new VectorLayout(3), [3], true, true), new("head", 16, new VectorLayout(3), [3], true, true)], 32);
        byte[] tied = FileOf("""{"head":"embed"}""", [new("embed", "F32", [3])]);
        Assert.Equal(["embed", "head"], WeightFile.Load(store.Parameters, new MemoryStream(tied)).Loaded);
        Assert.Equal([0.25f, 0.25f, 0.25f], store.Parameters["head"].ToArray());
        Assert.Contains(
            "'embed' F32 [3] has the shape of 'head': if the model that was saved shares the two (tied weights)",
            Assert.Throws<WeightFileException>(() => WeightFile.Load(store.Parameters, new MemoryStream(FileOf("{}", [new("embed", "F32", [3])])))).Message);
    }

    [Fact]
    public void OtherShapesAndTypesSayWhatToDo()
    {
        Assert.Contains("'dense0.bias' has the shape [1, 3] in the file; the network expects [3]: the same numbers in the same order; reshape it before saving, to [3].", Fault(Whole[0], new("dense0.bias", "F32", [1, 3]), Whole[2]));
        Assert.Contains("has the shape [5, 3] in the file; the network expects [3, 5]: as Keras and JAX write it; transpose it before saving, axes 1, 0.", Fault(new("dense0.weight", "F32", [5, 3]), Whole[1], Whole[2]));
        Assert.Contains("is F64 in the file; the network expects F32, F16 or BF16, which it holds without rounding. Round it before saving", Fault(new("dense0.weight", "F64", [3, 5]), Whole[1], Whole[2]));
        Assert.Contains("element type 'F8_E4M3'", Fault(new("dense0.weight", "F8_E4M3", [3, 5]), Whole[1], Whole[2]));

        // PyTorch takes one for the other, too.
        var store = new ParameterStore<float>([new("slope", 0, new VectorLayout(1), [1], true, true)], 16);
        WeightFile.Load(store.Parameters, new MemoryStream(FileOf("{}", [new("slope", "F32", [])])));
        Assert.Equal(0.25f, store.Parameters[0][0]);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void NumbersThatAreNotFiniteAreRefusedWithTheirPlace(float value, string text)
    {
        ParameterStore<float> saved = SmallStore.CreateFilled();
        saved.Parameters["dense0.weight"][1, 2] = value;
        saved.Parameters["dense0.weight"][2, 0] = value;
        using var stream = new MemoryStream();
        WeightFile.Save(saved.Parameters, stream);
        foreach (bool matching in new[] { false, true })
        {
            ParameterStore<float> store = SmallStore.Create();
            string message = Assert.Throws<WeightFileException>(() => matching
                ? WeightFile.LoadMatching(store.Parameters, new MemoryStream(stream.ToArray()))
                : WeightFile.Load(store.Parameters, new MemoryStream(stream.ToArray()))).Message;
            Assert.StartsWith($"'dense0.weight' has {text} at [1, 2], the first of 2 of its 15 numbers that are not finite; expected finite numbers.", message, StringComparison.Ordinal);
            Assert.All(store.Parameters.SelectMany(p => p.ToArray()), number => Assert.Equal(0, number));
        }
    }

    private static Entry[] Whole => [new("dense0.weight", "F32", [3, 5]), new("dense0.bias", "F32", [3]), new("dense1.weight", "F32", [17, 3])];

    private static (ParameterStore<float> Store, WeightLoadReport Report) Load(params Entry[] entries)
    {
        ParameterStore<float> store = SmallStore.Create();
        return (store, WeightFile.Load(store.Parameters, new NotSeekable(FileOf("{}", entries))));
    }

    private static string Fault(params Entry[] entries) =>
        Assert.Throws<WeightFileException>(() => WeightFile.Load(SmallStore.Create().Parameters, new MemoryStream(FileOf("{}", entries)))).Message;

    /// <summary>A file in which every number is ¼.</summary>
    private static byte[] FileOf(string metadata, Entry[] entries)
    {
        var data = new List<byte>();
        var texts = new List<string> { $"\"__metadata__\":{metadata}" };
        foreach (Entry entry in entries)
        {
            byte[] quarter = entry.Type switch
            {
                "F32" => BitConverter.GetBytes(0.25f),
                "F64" => BitConverter.GetBytes(0.25),
                "I64" => BitConverter.GetBytes(7L),
                "F16" => BitConverter.GetBytes((Half)0.25f),
                "BF16" => BitConverter.GetBytes(0.25f)[2..],
                _ => [0],
            };
            int begin = data.Count;
            for (int i = 0; i < entry.Shape.Aggregate(1, (a, b) => a * b); i++)
                data.AddRange(quarter);
            texts.Add($"\"{entry.Name}\":{{\"dtype\":\"{entry.Type}\",\"shape\":[{string.Join(",", entry.Shape)}],\"data_offsets\":[{begin},{data.Count}]}}");
        }

        return File("{" + string.Join(",", texts) + "}", [.. data]);
    }

    private sealed record Entry(string Name, string Type, int[] Shape);
}
