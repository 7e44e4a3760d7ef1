namespace DeepInit.Gen.Planning.Ops;

/// <summary>A place in memory that does not depend on the rows, as a named argument.</summary>
internal sealed record FixedOperand(string Name, int Offset, int Length, Access Access);
