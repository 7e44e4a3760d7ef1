using System.Runtime.InteropServices;
using Google.Protobuf;

namespace DeepInit.Onnx;

/// <summary>Tensors as messages: little-endian bytes, as the format has them.</summary>
internal static class TensorBytes
{
    public static TensorProto Of(IReadOnlyList<int> shape, float[] values) => Of(TensorProto.Types.DataType.Float, shape, MemoryMarshal.AsBytes(values.AsSpan()), sizeof(float));

    public static TensorProto Of(IReadOnlyList<int> shape, double[] values) => Of(TensorProto.Types.DataType.Double, shape, MemoryMarshal.AsBytes(values.AsSpan()), sizeof(double));

    public static TensorProto Of(IReadOnlyList<int> shape, long[] values) => Of(TensorProto.Types.DataType.Int64, shape, MemoryMarshal.AsBytes(values.AsSpan()), sizeof(long));

    private static TensorProto Of(TensorProto.Types.DataType type, IReadOnlyList<int> shape, Span<byte> bytes, int size)
    {
        for (int i = 0; !BitConverter.IsLittleEndian && i < bytes.Length; i += size)
            bytes.Slice(i, size).Reverse();
        var tensor = new TensorProto { DataType = (int)type, RawData = ByteString.CopyFrom(bytes) };
        tensor.Dims.AddRange(shape.Select(length => (long)length));
        return tensor;
    }
}
