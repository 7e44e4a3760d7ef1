namespace DeepInit.Gen.Planning.Ops;

/// <summary>A tensor of parameters as a named argument.</summary>
internal sealed record ParameterOperand(string Name, int Parameter, bool Moves = false);
