using System.Buffers.Binary;
using System.Text;
using DeepInit.Conformance.Reading;

namespace DeepInit.Tests.Tools.Conformance;

public sealed class TensorFileTests
{
    [Fact]
    public void TensorsOfEachTypeAreReadAsDoubles()
    {
        byte[] body = new byte[8 + 8 + 8];
        BinaryPrimitives.WriteInt64LittleEndian(body, 7);
        BinaryPrimitives.WriteDoubleLittleEndian(body.AsSpan(8), 0.1);
        BinaryPrimitives.WriteSingleLittleEndian(body.AsSpan(16), 1.5f);
        BinaryPrimitives.WriteSingleLittleEndian(body.AsSpan(20), -2f);

        TensorFile file = Read(
            """
            {
              "i": { "dtype": "I64", "shape": [], "data_offsets": [0, 8] },
              "d": { "dtype": "F64", "shape": [1], "data_offsets": [8, 16] },
              "s": { "dtype": "F32", "shape": [1, 2], "data_offsets": [16, 24] },
              "__metadata__": { "a": "b" }
            }
            """,
            body);

        Assert.Equal(["d", "i", "s"], file.Names.Order(StringComparer.Ordinal));
        Assert.Equal([7.0], file["i"].Values);
        Assert.True(file["i"].IsInteger);
        Assert.Equal([0.1], file["d"].Values);
        Assert.Equal([1.5, -2.0], file["s"].Values);
        Assert.Equal([1, 2], file["s"].Shape);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "tensor 'a' of 3 F32 values lies at 0..8 of 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", "tensor 'a' of 2 F32 values lies at 4..12 of 8 bytes")]
    [InlineData("""{"a":{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}}""", "tensor 'a' has dtype BF16, expected F32, F64 or I64")]
    [InlineData("""{"a":{"shape":[4],"data_offsets":[0,8]}}""", "tensor 'a' lacks 'dtype'")]
    public void AWrongEntryIsAnErrorThatNamesTheTensor(string header, string expected) =>
        Assert.Equal(expected, ErrorOf(() => Read(header, new byte[8])));

    [Fact]
    public void ATruncatedHeaderIsAnError() =>
        Assert.EndsWith("too few for its header", ErrorOf(() => Read("{}", [], declaredHeader: 100)), StringComparison.Ordinal);

    [Fact]
    public void AMissingTensorIsAnErrorThatNamesIt() =>
        Assert.EndsWith("has no tensor 'weights'", ErrorOf(() => Read("{}", [])["weights"]), StringComparison.Ordinal);

    private static string ErrorOf(Func<object> read) => Assert.Throws<CaseFormatException>(read).Message;

    private static TensorFile Read(string header, byte[] body, int? declaredHeader = null)
    {
        byte[] head = Encoding.UTF8.GetBytes(header);
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, declaredHeader ?? head.Length);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [.. length, .. head, .. body]);
            return TensorFile.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
