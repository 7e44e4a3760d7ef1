namespace DeepInit.Gen.Planning.Ops;

/// <summary>A named argument of an op.</summary>
internal sealed record Operand(string Name, BufferUse Buffer, Access Access)
{
    /// <summary>The part of the buffer that the op is handed; the whole, unless it says otherwise.</summary>
    public BufferPart Part { get; init; } = BufferPart.Whole;

    /// <summary>What the buffer is made of; null for the network's own element type.</summary>
    public ElementType? Element { get; init; }

    public BufferView View => new(Buffer, Part);

    public static Operand Read(string name, BufferUse buffer) => new(name, buffer, Access.Read);

    public static Operand Write(string name, BufferUse buffer) => new(name, buffer, Access.Write);

    /// <summary>The same, of integers.</summary>
    public Operand OfIntegers() => this with { Element = ElementType.Int32 };
}
