namespace DeepInit.Gen.Planning;

/// <summary>A buffer, or a part of one, as an op names it. Its strides are those of the buffer's form.</summary>
internal readonly record struct BufferView(BufferUse Buffer, BufferPart Part)
{
    public static implicit operator BufferView(BufferUse buffer) => new(buffer, BufferPart.Whole);
}
