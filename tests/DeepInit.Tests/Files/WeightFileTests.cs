using System.Buffers.Binary;
using System.Text;
using DeepInit.Runtime;
using DeepInit.Tests.Runtime;
using static DeepInit.Tests.Files.SafeTensorsText;

namespace DeepInit.Tests.Files;

/// <summary>Saving and loading whole networks: what comes back, and that nothing comes back by halves.</summary>
public sealed class WeightFileTests
{
    [Fact]
    public void WhatWasSavedIsLoadedBitForBit()
    {
        using var folder = new TemporaryFolder();
        ParameterStore<float> saved = SmallStore.CreateFilled();
        saved.Parameters[0][3] = -0f;
        saved.Parameters[0][4] = float.Epsilon;
        WeightFile.Save(saved.Parameters, folder.Path("a.safetensors"));

        ParameterStore<float> loaded = SmallStore.Create();
        WeightFile.Load(loaded.Parameters, folder.Path("a.safetensors"));
        Assert.Equal(Bits(saved), Bits(loaded));
        Assert.Equal(["a.safetensors"], folder.Files());
    }

    [Fact]
    public void DoublesAreSavedAsF64()
    {
        ParameterStore<double> saved = SmallStore.CreateDouble();
        saved.Parameters[0][0] = Math.PI;
        using var stream = new MemoryStream();
        WeightFile.Save(saved.Parameters, stream);
        Assert.Equal(SafeTensorType.F64, SafeTensorsFile.Read(new MemoryStream(stream.ToArray()))["dense0.weight"].Type);

        ParameterStore<double> loaded = SmallStore.CreateDouble();
        WeightFile.Load(loaded.Parameters, new MemoryStream(stream.ToArray()));
        Assert.Equal(Math.PI, loaded.Parameters[0][0]);
    }

    [Fact]
    public void TheFileIsAsTheFormatPrescribes()
    {
        byte[] bytes = SavedBytes();
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        Assert.Equal(0, headerLength % 8);
        Assert.Equal(
            """{"__metadata__":{"format":"pt"},"dense0.weight":{"dtype":"F32","shape":[3,5],"data_offsets":[0,60]},"dense0.bias":{"dtype":"F32","shape":[3],"data_offsets":[60,72]},"dense1.weight":{"dtype":"F32","shape":[17,3],"data_offsets":[72,276]}}""",
            Encoding.UTF8.GetString(bytes, 8, headerLength).TrimEnd(' '));
        Assert.Equal(8 + headerLength + 276, bytes.Length);
        Assert.Equal(Bytes(1, 2, 3), bytes[(8 + headerLength)..(8 + headerLength + 12)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(262_143)]
    [InlineData(262_144)]
    [InlineData(262_145)]
    [InlineData(600_001)]
    public void TensorsLargerThanTheBufferComeBackWhole(int length)
    {
        ParameterDeclaration[] declarations = [new("w", 0, new VectorLayout(length), [length], true, true)];
        var saved = new ParameterStore<float>(declarations, (length + 15) / 16 * 16);
        float[] values = [.. Enumerable.Range(0, length).Select(i => (float)i)];
        saved.Parameters[0].CopyFrom(values);
        using var stream = new MemoryStream();
        WeightFile.Save(saved.Parameters, stream);
        stream.Position = 0;

        var loaded = new ParameterStore<float>(declarations, (length + 15) / 16 * 16);
        WeightFile.Load(loaded.Parameters, stream);
        Assert.Equal(values, loaded.Parameters[0].ToArray());
    }

    [Fact]
    public void AFileCutOffAtAnyByteIsRefusedAndChangesNothing()
    {
        byte[] bytes = SavedBytes();
        ParameterStore<float> store = SmallStore.CreateFilled(first: 500);
        int[] before = Bits(store);
        for (int length = 0; length < bytes.Length; length++)
        {
            byte[] cut = bytes[..length];
            Assert.Throws<WeightFileException>(() => WeightFile.Load(store.Parameters, new MemoryStream(cut)));
            Assert.Throws<WeightFileException>(() => WeightFile.Load(store.Parameters, new NotSeekable(cut)));
            Assert.Equal(before, Bits(store));
        }
    }

    [Fact]
    public void AFlippedBitInTheHeaderIsRefusedOrHarmless()
    {
        byte[] bytes = SavedBytes();
        int dataStart = 8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        ParameterStore<float> store = SmallStore.CreateFilled(first: 500);
        int[] before = Bits(store);
        int[] whole = Bits(SmallStore.CreateFilled());
        int refused = 0;
        for (int bit = 0; bit < dataStart * 8; bit++)
        {
            byte[] flipped = [.. bytes];
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                WeightFile.Load(store.Parameters, new MemoryStream(flipped));

                // Only in the metadata, which nothing reads, or between blanks can a bit flip without harm.
                Assert.Equal(whole, Bits(store));
                WeightFile.Load(store.Parameters, new MemoryStream(SavedBytes(first: 500)));
            }
            catch (WeightFileException)
            {
                refused++;
            }

            Assert.Equal(before, Bits(store));
        }

        Assert.InRange(refused, dataStart * 8 * 8 / 10, dataStart * 8);
    }

    [Fact]
    public void MissingAndUnknownNamesAreListedWithTheNearest()
    {
        var e = Refused("""{"dense0.weight":{"dtype":"F32","shape":[3,5],"data_offsets":[0,60]},"dense0.biass":{"dtype":"F32","shape":[3],"data_offsets":[60,72]}}""", new byte[72]);
        Assert.Contains("Missing: 'dense0.bias', 'dense1.weight' (for 'dense0.bias' the nearest is 'dense0.biass')", e.Message);
        Assert.Contains("Unknown: 'dense0.biass'", e.Message);
    }

    [Fact]
    public void AnEmptyFileLacksEveryParameter()
    {
        Assert.Contains("Missing: 'dense0.weight', 'dense0.bias', 'dense1.weight'.", Refused("{}", []).Message);
    }

    [Fact]
    public void OneTensorTooManyIsRefused()
    {
        byte[] bytes = SavedBytes();
        string header = Encoding.UTF8.GetString(bytes, 8, (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes)).TrimEnd();
        header = header[..^1] + ""","extra":{"dtype":"F32","shape":[1],"data_offsets":[276,280]}}""";
        Assert.Contains("Unknown: 'extra'", Refused(header, new byte[280]).Message);
    }

    [Fact]
    public void ATransposedMatrixIsRefusedWithBothShapes()
    {
        var e = Refused(HeaderWith("F32", "[5,3]"), new byte[276]);
        Assert.Contains("'dense0.weight' has the shape [5, 3] in the file; the network expects [3, 5]", e.Message);
    }

    [Fact]
    public void TypesThatWouldBeRoundedAreRefused()
    {
        Assert.Contains("'dense0.weight' is F64 in the file; the network expects F32, F16 or BF16", Refused(HeaderWith("F64", "[3,5]"), new byte[336]).Message);
        Assert.Contains("is I32 in the file", Refused(HeaderWith("I32", "[3,5]"), new byte[276]).Message);
    }

    [Fact]
    public void NarrowerTypesAreWidened()
    {
        var data = new byte[246];
        data[1] = 0x3E;
        ParameterStore<float> store = SmallStore.Create();
        WeightFile.Load(store.Parameters, new MemoryStream(File(HeaderWith("F16", "[3,5]"), data)));
        Assert.Equal(1.5f, store.Parameters[0][0]);
    }

    [Fact]
    public void TheOrderOfTheTensorsInAFileDoesNotMatter()
    {
        byte[] bytes = File(
            """{"dense1.weight":{"dtype":"F32","shape":[17,3],"data_offsets":[0,204]},"dense0.weight":{"dtype":"F32","shape":[3,5],"data_offsets":[216,276]},"dense0.bias":{"dtype":"F32","shape":[3],"data_offsets":[204,216]}}""",
            Bytes([.. Enumerable.Range(0, 69).Select(i => (float)i)]));
        ParameterStore<float> store = SmallStore.Create();
        WeightFile.Load(store.Parameters, new NotSeekable(bytes));
        Assert.Equal([51f, 52, 53], store.Parameters["dense0.bias"].ToArray());
        Assert.Equal(54, store.Parameters["dense0.weight"][0]);
        Assert.Equal(50, store.Parameters["dense1.weight"][16, 2]);
    }

    [Fact]
    public void ErrorsNameThePath()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("broken.safetensors");
        System.IO.File.WriteAllBytes(path, [1, 2, 3]);
        Assert.Contains("broken.safetensors", Assert.Throws<WeightFileException>(() => WeightFile.Load(SmallStore.Create().Parameters, path)).Message);
        Assert.Throws<FileNotFoundException>(() => WeightFile.Load(SmallStore.Create().Parameters, folder.Path("none")));
    }

    private static string HeaderWith(string type, string shape)
    {
        int size = type switch { "F64" => 8, "F16" => 2, _ => 4 };
        int end = 15 * size;
        return $$$"""{"dense0.weight":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":[0,{{{end}}}]},"dense0.bias":{"dtype":"F32","shape":[3],"data_offsets":[{{{end}}},{{{end + 12}}}]},"dense1.weight":{"dtype":"F32","shape":[17,3],"data_offsets":[{{{end + 12}}},{{{end + 216}}}]}}""";
    }

    private static WeightFileException Refused(string header, byte[] data)
    {
        ParameterStore<float> store = SmallStore.CreateFilled();
        int[] before = Bits(store);
        var e = Assert.Throws<WeightFileException>(() => WeightFile.Load(store.Parameters, new MemoryStream(File(header, data))));
        Assert.Equal(before, Bits(store));
        return e;
    }

    private static byte[] SavedBytes(float first = 1)
    {
        using var stream = new MemoryStream();
        WeightFile.Save(SmallStore.CreateFilled(first).Parameters, stream);
        return stream.ToArray();
    }

    private static int[] Bits(ParameterStore<float> store) =>
        [.. store.Parameters.SelectMany(p => p.ToArray()).Select(BitConverter.SingleToInt32Bits)];
}
