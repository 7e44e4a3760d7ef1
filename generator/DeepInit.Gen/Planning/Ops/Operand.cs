namespace DeepInit.Gen.Planning.Ops;

/// <summary>A named argument of an elementwise op.</summary>
internal sealed record Operand(string Name, BufferUse Buffer, Access Access);
