using static DeepInit.Tests.Files.SafeTensorsText;

namespace DeepInit.Tests.Files;

/// <summary>What the reader takes and what it refuses.</summary>
public sealed class SafeTensorsFileTests
{
    [Fact]
    public void EveryElementTypeIsRead()
    {
        // 1.5 is 0x3E00 as a half and 0x3FC0 as a bfloat16; −2 is 0xC000 as both.
        Assert.Equal([1.5f, -2], Read(OneTensor("F16", "[2]", 0x00, 0x3E, 0x00, 0xC0))["t"].ToSingles());
        Assert.Equal([1.5f, -2], Read(OneTensor("BF16", "[2]", 0xC0, 0x3F, 0x00, 0xC0))["t"].ToSingles());
        Assert.Equal([1.5f, -2], Read(OneTensor("F32", "[2]", Bytes(1.5f, -2)))["t"].ToSingles());
        Assert.Equal([1.5], Read(OneTensor("F64", "[1]", BitConverter.GetBytes(1.5)))["t"].ToDoubles());
        Assert.Equal([-3L], Read(OneTensor("I32", "[1]", BitConverter.GetBytes(-3)))["t"].ToIntegers());
        Assert.Equal([long.MinValue], Read(OneTensor("I64", "[1]", BitConverter.GetBytes(long.MinValue)))["t"].ToIntegers());
        Assert.Equal([-3.0], Read(OneTensor("I32", "[1]", BitConverter.GetBytes(-3)))["t"].ToDoubles());
    }

    [Fact]
    public void EveryHalfIsConvertedExactly()
    {
        for (int bits = 0; bits <= ushort.MaxValue; bits++)
        {
            float expected = (float)BitConverter.UInt16BitsToHalf((ushort)bits);
            float got = ElementBytes.HalfToSingle((ushort)bits);
            Assert.True(float.IsNaN(expected) ? float.IsNaN(got) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(got), $"{bits:X4}");
        }
    }

    [Fact]
    public void ConversionsThatRoundAreRefused()
    {
        SafeTensor wide = Read(OneTensor("F64", "[1]", BitConverter.GetBytes(0.1)))["t"];
        Assert.Contains("float", Assert.Throws<WeightFileException>(() => wide.ToSingles()).Message);
        Assert.Contains("BOOL, I8 to I64", Assert.Throws<WeightFileException>(() => wide.ToIntegers()).Message);
        SafeTensor integers = Read(OneTensor("I64", "[1]", BitConverter.GetBytes(1L)))["t"];
        Assert.Throws<WeightFileException>(() => integers.ToDoubles());
    }

    [Fact]
    public void NamesShapesAndMetadataAreRead()
    {
        byte[] bytes = File(
            """{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[],"data_offsets":[8,12]},"a":{"shape":[2,1],"data_offsets":[0,8],"dtype":"F32"}}   """,
            Bytes(1, 2, 3));
        foreach (SafeTensorsFile file in new[] { Read(bytes), SafeTensorsFile.Read(new NotSeekable(bytes)) })
        {
            Assert.Equal("pt", file.Metadata["format"]);
            Assert.Equal(["a", "b"], file.Select(t => t.Name));
            Assert.Equal([2, 1], file["a"].Shape);
            Assert.Empty(file["b"].Shape);
            Assert.Equal([3f], file["b"].ToSingles());
            Assert.True(file.Contains("a"));
            Assert.False(file.Contains("c"));
        }
    }

    [Fact]
    public void AnUnknownNameIsRefusedWithTheNearest()
    {
        SafeTensorsFile file = Read(OneTensor("F32", "[1]", Bytes(1)));
        Assert.Contains("the nearest is 't'", Assert.Throws<WeightFileException>(() => file["tt"]).Message);
    }

    [Fact]
    public void AnEmptyFileOfNoTensorsIsOne() => Assert.Empty(Read(File("{}")));

    [Theory]
    [InlineData("", "start with")]
    [InlineData("[]", "start with")]
    [InlineData(" {}", "start with")]
    [InlineData("{", "not what safetensors prescribes")]
    [InlineData("{} x", "not what safetensors prescribes")]
    [InlineData("""{"t":1}""", "expected StartObject")]
    [InlineData("""{"t":{}}""", "lacks dtype")]
    [InlineData("""{"t":{"dtype":"F32","data_offsets":[0,4]}}""", "lacks shape")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1]}}""", "lacks data_offsets")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "1 data_offsets")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", "unknown or repeated key 'x'")]
    [InlineData("""{"t":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "unknown or repeated key 'dtype'")]
    [InlineData("""{"t":{"dtype":"F8","shape":[1],"data_offsets":[0,4]}}""", "element type 'F8'")]
    [InlineData("""{"t":{"dtype":7,"shape":[1],"data_offsets":[0,4]}}""", "not what safetensors prescribes")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "not what safetensors prescribes")]
    [InlineData("""{"t":{"dtype":"F32","shape":["1"],"data_offsets":[0,4]}}""", "not what safetensors prescribes")]
    [InlineData("""{"t":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "negative")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "takes 8 bytes; its data_offsets 0 and 4 enclose 4")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""", "enclose -4")]
    [InlineData("""{"t":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,4]}}""", "more bytes than a file can hold")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "hole")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"u":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "overlaps")]
    [InlineData("""{"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"u":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlaps")]
    [InlineData("""{"t":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"t":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", "expected String")]
    [InlineData("""{"__metadata__":"pt"}""", "expected StartObject")]
    public void AHeaderThatBreaksTheFormatIsRefused(string header, string message)
    {
        var e = Assert.Throws<WeightFileException>(() => Read(File(header, new byte[4])));
        Assert.Contains(message, e.Message);
    }

    [Fact]
    public void AHeaderThatIsNotUtf8IsRefused()
    {
        byte[] bytes = File("""{"?":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]);
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0xFF;
        Assert.Throws<WeightFileException>(() => Read(bytes));
    }

    [Theory]
    [InlineData(100_000_001UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void AHeaderLongerThanTheFormatAllowsIsRefusedUnread(ulong length)
    {
        byte[] bytes = [.. BitConverter.GetBytes(length), .. "{}"u8];
        var e = Assert.Throws<WeightFileException>(() => SafeTensorsFile.Read(new NotSeekable(bytes)));
        Assert.Contains($"claims {length} bytes", e.Message);
    }

    [Fact]
    public void ALengthThatTheStreamDoesNotHoldAllocatesLittle()
    {
        byte[] bytes = [.. BitConverter.GetBytes(99_000_000UL), .. "{}"u8];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<WeightFileException>(() => Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void DataAfterTheLastTensorIsRefused()
    {
        byte[] bytes = [.. OneTensor("F32", "[1]", Bytes(1)), 0];
        Assert.Contains("4 bytes of data; the file has 5", Assert.Throws<WeightFileException>(() => Read(bytes)).Message);
        Assert.Contains("goes on", Assert.Throws<WeightFileException>(() => SafeTensorsFile.Read(new NotSeekable(bytes))).Message);
    }

    [Fact]
    public void ReversingTwiceGivesTheBytesBack()
    {
        byte[] bytes = [1, 2, 3, 4, 5, 6, 7, 8];
        ElementBytes.ReverseEach(bytes, 4);
        Assert.Equal([4, 3, 2, 1, 8, 7, 6, 5], bytes);
    }

    private static SafeTensorsFile Read(byte[] bytes) => SafeTensorsFile.Read(new MemoryStream(bytes));
}
