using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace DeepInit.Tests.Training;

/// <summary>A safetensors file whose header can be edited.</summary>
internal sealed class CheckpointBytes
{
    private readonly byte[] _data;

    public CheckpointBytes(byte[] file)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Header = JsonNode.Parse(file.AsSpan(8, length))!.AsObject();
        _data = file[(8 + length)..];
    }

    public JsonObject Header { get; }

    public JsonObject Texts => Header["__metadata__"]!.AsObject();

    public byte[] ToArray()
    {
        byte[] json = Encoding.UTF8.GetBytes(Header.ToJsonString());
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        return [.. length, .. json, .. _data];
    }
}
