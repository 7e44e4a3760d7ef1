using System.Buffers.Binary;
using System.Text;

namespace DeepInit.Tests.Files;

/// <summary>Writes safetensors files by hand, right and wrong ones.</summary>
internal static class SafeTensorsText
{
    /// <summary>A file of this header and this data.</summary>
    public static byte[] File(string header, params byte[] data)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + json.Length + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)json.Length);
        json.CopyTo(bytes, 8);
        data.CopyTo(bytes, 8 + json.Length);
        return bytes;
    }

    /// <summary>A file of one tensor named t.</summary>
    public static byte[] OneTensor(string type, string shape, params byte[] data) =>
        File($$$"""{"t":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":[0,{{{data.Length}}}]}}""", data);

    /// <summary>The bytes of numbers.</summary>
    public static byte[] Bytes(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
