using DeepInit.Interrupted;
using DeepInit.Runtime;
using DeepInit.Tests.Files;
using DeepInit.Tests.Runtime;

namespace DeepInit.Tests.Text;

/// <summary>A tokenizer goes with the weights that were learnt from its ids, and with no others.</summary>
public sealed class SavedTokenizerTests
{
    private static readonly BpeTokenizer Bytes = BpeTokenizer.Fit(TextSamples.Corpus, 350);

    [Fact]
    public void ATokenizerIsSavedWithTheWeightsAndLoadedWithThem()
    {
        foreach (Tokenizer tokenizer in new Tokenizer[] { Bytes, WordTokenizer.Fit(TextSamples.Corpus, 60), CharacterTokenizer.Fit(TextSamples.Corpus) })
        {
            ParameterStore<float> loaded = SmallStore.Create();
            WeightFile.Load(loaded.Parameters, new MemoryStream(Saved(tokenizer)));
            Assert.Null(tokenizer.DifferenceTo(loaded.Parameters.Tokenizer!));
            Assert.Equal(tokenizer.Encode("the newest bananas 😀"), loaded.Parameters.Tokenizer!.Encode("the newest bananas 😀"));

            // The same once more, and a file without any, change nothing.
            Tokenizer own = loaded.Parameters.Tokenizer;
            WeightFile.Load(loaded.Parameters, new MemoryStream(Saved(tokenizer)));
            WeightFile.Load(loaded.Parameters, new MemoryStream(Saved(null)));
            Assert.Same(own, loaded.Parameters.Tokenizer);
        }
    }

    [Fact]
    public void TokenizersOfInputsAreSavedByTheirNames()
    {
        WordTokenizer words = WordTokenizer.Fit(TextSamples.Corpus, 60);
        ParameterStore<float> store = SmallStore.CreateFilled(first: 500);
        store.Parameters.Tokenizers["de"] = Bytes;
        store.Parameters.Tokenizers["en"] = words;
        using var stream = new MemoryStream();
        WeightFile.Save(store.Parameters, stream);

        ParameterStore<float> loaded = SmallStore.Create();
        WeightFile.Load(loaded.Parameters, new MemoryStream(stream.ToArray()));
        Assert.Null(loaded.Parameters.Tokenizer);
        Assert.Equal(["de", "en"], loaded.Parameters.Tokenizers.Select(named => named.Key));
        Assert.Null(Bytes.DifferenceTo(loaded.Parameters.Tokenizers["de"]!));
        Assert.Null(words.DifferenceTo(loaded.Parameters.Tokenizers["en"]!));
        Assert.Null(loaded.Parameters.Tokenizers["fr"]);

        loaded.Parameters.Tokenizers["en"] = Bytes;
        loaded.Parameters.Tokenizers["de"] = null;
        string message = Assert.Throws<WeightFileException>(() => WeightFile.Load(loaded.Parameters, new MemoryStream(stream.ToArray()))).Message;
        Assert.Contains("which Parameters.Tokenizers[\"en\"] has", message, StringComparison.Ordinal);
        Assert.Null(loaded.Parameters.Tokenizers["de"]);
        Assert.Throws<ArgumentException>(() => loaded.Parameters.Tokenizers[""]);
    }

    [Fact]
    public void AnotherTokenizerIsRefusedAndNothingChanges()
    {
        ParameterStore<float> store = SmallStore.CreateFilled(first: 500);
        float[] before = store.Parameters[0].ToArray();
        store.Parameters.Tokenizer = BpeTokenizer.Fit(["other other other"], 350);
        string message = Assert.Throws<WeightFileException>(() => WeightFile.Load(store.Parameters, new MemoryStream(Saved(Bytes)))).Message;
        Assert.StartsWith("Its weights are of another tokenizer, so that ids mean something else: it has '", message, StringComparison.Ordinal);
        Assert.EndsWith("which Parameters.Tokenizer has. Set that to null to take the file's.", message, StringComparison.Ordinal);
        Assert.Equal(before, store.Parameters[0].ToArray());

        store.Parameters.Tokenizer = null;
        WeightFile.Load(store.Parameters, new MemoryStream(Saved(Bytes)));
        Assert.Null(Bytes.DifferenceTo(store.Parameters.Tokenizer!));
    }

    [Fact]
    public void ADamagedTokenizerChangesNothing()
    {
        byte[] bytes = Saved(Bytes);
        int at = bytes.AsSpan().IndexOf("ByteLevel"u8);
        bytes[at] = (byte)'X';
        ParameterStore<float> store = SmallStore.CreateFilled(first: 500);
        float[] before = store.Parameters[0].ToArray();
        Assert.Contains("Its tokenizer is damaged: 'pre_tokenizer.type': expected ByteLevel", Assert.Throws<WeightFileException>(() => WeightFile.Load(store.Parameters, new MemoryStream(bytes))).Message, StringComparison.Ordinal);
        Assert.Equal(before, store.Parameters[0].ToArray());
        Assert.Null(store.Parameters.Tokenizer);
    }

    [Fact]
    public void ATrainingGoesOnWithItsTokenizerAndWithNoOther()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("checkpoint");
        Fit(Bytes, epochs: 2);
        Assert.Null(Bytes.DifferenceTo(Fit(null, epochs: 3).Parameters.Tokenizer!));
        Assert.Contains("another tokenizer", Assert.Throws<WeightFileException>(() => Fit(CharacterTokenizer.Fit(["abc"]), epochs: 4)).Message, StringComparison.Ordinal);

        InterruptedNetwork Fit(Tokenizer? tokenizer, int epochs)
        {
            var network = new InterruptedNetwork(seed: 1);
            network.Parameters.Tokenizer = tokenizer;
            FitOptions options = InterruptedTraining.Options(new CheckpointOptions(path));
            options.Epochs = epochs;
            options.Schedule = null;
            network.Fit(InterruptedTraining.Data(), options);
            return network;
        }
    }

    private static byte[] Saved(Tokenizer? tokenizer)
    {
        using var stream = new MemoryStream();
        ParameterStore<float> store = SmallStore.CreateFilled();
        store.Parameters.Tokenizer = tokenizer;
        WeightFile.Save(store.Parameters, stream);
        return stream.ToArray();
    }
}
