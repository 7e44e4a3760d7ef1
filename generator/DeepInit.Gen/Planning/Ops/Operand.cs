namespace DeepInit.Gen.Planning.Ops;

/// <summary>A named argument of an op.</summary>
internal sealed record Operand(string Name, BufferUse Buffer, Access Access)
{
    public static Operand Read(string name, BufferUse buffer) => new(name, buffer, Access.Read);

    public static Operand Write(string name, BufferUse buffer) => new(name, buffer, Access.Write);
}
