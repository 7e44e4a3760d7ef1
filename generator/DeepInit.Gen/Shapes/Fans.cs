namespace DeepInit.Gen.Shapes;

/// <summary>How many numbers meet in a tensor of parameters: what initialisers scale by.</summary>
/// <param name="In">Connections into one output.</param>
/// <param name="Out">Connections out of one input.</param>
internal readonly record struct Fans(int In, int Out);
