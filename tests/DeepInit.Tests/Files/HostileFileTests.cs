using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using DeepInit.Tests.Runtime;
using static DeepInit.Tests.Files.SafeTensorsText;

namespace DeepInit.Tests.Files;

/// <summary>Small files that ask for much: for memory, or for messages as long as they are.</summary>
public sealed class HostileFileTests
{
    private const int LongestMessage = 2000;
    private const int Zeros = 100_000_000;

    [Fact]
    public void ACompressedFileUnpacksToAHundredTimesItsSizeUnlessItMayDoMore()
    {
        byte[] bomb = Packed([0, 0, 8, 2, .. BigEndian(Zeros / 1000), .. BigEndian(1000)], Zeros);
        Assert.InRange(bomb.Length, 0, 500_000);
        string message = Limited(() => IdxFile.Read(new MemoryStream(bomb)));
        Assert.Contains($"Its shape is [100000, 1000]: {Zeros} bytes of numbers from the {bomb.Length} bytes of the compressed file; at most 67108864 are read.", message);
        Assert.Contains("maximumBytes", message);
        Assert.Equal(Zeros, IdxFile.Read(new MemoryStream(bomb), maximumBytes: Zeros).Count);
        Assert.Contains($"at most {Zeros - 1} are read", Limited(() => IdxFile.Read(new MemoryStream(bomb), Zeros - 1)));
    }

    [Fact]
    public void AHeaderThatClaimsGigabytesTakesNone()
    {
        Limited(() => IdxFile.Read(new MemoryStream(Packed([0, 0, 8, 1, .. BigEndian(2_000_000_000)], 2_000_000))));
        Limited(() => IdxFile.Read(new MemoryStream([0, 0, 8, 1, .. BigEndian(2_000_000_000), 1, 2, 3])));
        Limited(() => NpyFile.Read(new NotSeekable(Npy("(2000000000,)"))));
        using var folder = new TemporaryFolder();
        System.IO.File.WriteAllBytes(folder.Path("x.npy"), Npy("(2, 250000000)"));
        Limited(() => new ArrayFileSource<float>().WithInput(null, folder.Path("x.npy")).Rows is 2 ? NpyFile.Read(folder.Path("x.npy")) : null!);
    }

    [Fact]
    public void APartOfAnArchiveHasTheSameLimit()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Path("bomb.npz");
        using (var archive = new ZipArchive(System.IO.File.Create(path), ZipArchiveMode.Create))
        {
            using Stream part = archive.CreateEntry("x.npy").Open();
            part.Write(Npy($"({Zeros},)")[..^3]);
            part.Write(new byte[Zeros]);
        }

        Assert.Contains("of the compressed array; at most 67108864 are read", Limited(() => NpyFile.ReadPart(path, "x")));
        Assert.Equal(Zeros, NpyFile.ReadPart(path, "x", Zeros).Count);
    }

    [Fact]
    public void MessagesCutWhatTheyQuote()
    {
        string long20 = new('x', 20_000_000);
        Quotes($$$"""{"{{{long20}}}":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]);
        Quotes($$$"""{"a":{"dtype":"{{{long20}}}","shape":[1],"data_offsets":[0,4]}}""", new byte[4]);
        Quotes($$$"""{"a":{"{{{long20}}}":"F32"}}""", []);
        Quotes($$$"""{"__metadata__":{"{{{long20}}}":1}}""", []);
        Quotes($$$"""{"__metadata__":{"{{{long20}}}":"a","{{{long20}}}":"b"}}""", []);
        Quotes($$$"""{"a":{"dtype":"F32","shape":[{{{string.Join(",", Enumerable.Repeat("1", 500_000))}}}],"data_offsets":[0,4]}}""", new byte[4]);
        Quotes($$$"""{"__metadata__":{"deepinit.transform":"{{{long20}}}"}}""", []);
        Quotes("{" + string.Join(",", Enumerable.Range(0, 100_000).Select(i => $"\"tensor{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")) + "}", []);
        Quotes($$$"""{"__metadata__":{"deepinit.checkpoint":"{{{long20}}}","network":"{{{long20}}}"}}""", []);

        foreach (string header in new[] { "'descr': '" + new string('f', 1_000_000) + "'", "'descr': '<f4', 'fortran_order': False, 'shape': (" + new string('1', 1_000_000) + ",)", new string(' ', 10) + new string('y', 1_000_000) })
            Assert.InRange(Limited(() => NpyFile.Read(new MemoryStream(Npy2("{" + header + "}")))).Length, 10, LongestMessage);
        Assert.InRange(Assert.Throws<WeightFileException>(() => DataTransform.Parse($$$"""{"version":1,"inputs":[{"name":"a","kind":"{{{long20}}}"}],"targets":[]}""")).Message.Length, 10, LongestMessage);
        Assert.InRange(Assert.ThrowsAny<ArgumentException>(() => new NumberTransform("a").Apply(long20, new float[1])).Message.Length, 10, LongestMessage);
        Assert.InRange(Assert.ThrowsAny<ArgumentException>(() => CategoryTransform.Index("a", [long20]).Apply("b", new float[1])).Message.Length, 10, LongestMessage);
    }

    [Fact]
    public void KeysThatAreThereTwiceAreRefused()
    {
        Assert.Contains("has 'a' twice in '__metadata__'", Message("""{"__metadata__":{"a":"1","a":"2"}}""", []));
        Assert.Contains("'kind' is there twice", Assert.Throws<WeightFileException>(
            () => DataTransform.Parse("""{"version":1,"inputs":[{"name":"a","kind":"number","kind":"index","offset":0,"scale":1,"fill":0}],"targets":[]}""")).Message);
        Quotes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), []);
        Assert.Contains("damaged", Assert.Throws<WeightFileException>(() => DataTransform.Parse(new string('[', 100_000))).Message);
    }

    [Fact]
    public void TextsAreCutBetweenCharacters()
    {
        Assert.Equal("abc", Excerpt.Of("abc", 3));
        Assert.Equal("abc… (4 characters)", Excerpt.Of("abcd", 3));
        Assert.Equal("ab… (5 characters)", Excerpt.Of("ab😀c", 3));
        Assert.Equal("'a', 'b' and 1 more", Excerpt.Names(["a", "b", "c"], 2));
    }

    private static void Quotes(string header, byte[] data) => Assert.InRange(Message(header, data).Length, 10, LongestMessage);

    private static string Message(string header, byte[] data) =>
        Assert.Throws<WeightFileException>(() => WeightFile.Load(SmallStore.Create().Parameters, new MemoryStream(File(header, data)))).Message;

    /// <summary>The message of a refusal that took no memory to speak of: a few copies of a header of a megabyte, and what unpacking takes.</summary>
    private static string Limited(Func<object> read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        string message = Assert.Throws<DataFileException>(() => read()).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
        return message;
    }

    private static byte[] Npy(string shape) => Npy2($"{{'descr': '|u1', 'fortran_order': False, 'shape': {shape}, }}\n", 3);

    private static byte[] Npy2(string header, int length = 0) =>
        [0x93, .. "NUMPY"u8, 2, 0, .. BitConverter.GetBytes(header.Length), .. Encoding.ASCII.GetBytes(header), .. new byte[length]];

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Packed(byte[] header, int zeros)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(header);
            gzip.Write(new byte[zeros]);
        }

        return stream.ToArray();
    }
}
