namespace DeepInit.Gen.Planning.Ops;

/// <summary>The gradient of a parameter, as an op makes it.</summary>
/// <param name="Parameter">The parameter's index.</param>
/// <param name="Adds">
/// Whether an op before has stored a gradient of the same parameter, because layers share it, and this one adds its own; false for the first, which stores it.
/// </param>
internal readonly record struct GradientOperand(int Parameter, bool Adds)
{
    public Touch Touch => Touch.Gradient(Parameter, Adds ? Access.ReadWrite : Access.Write);
}
