namespace DeepInit.Gen.Specs;

/// <summary>An activation function with its parameters; those that it does not have keep their defaults.</summary>
internal sealed record ActivationSpec(
    Activation Function,
    double NegativeSlope = 0.01,
    double Alpha = 1,
    double Beta = 1,
    double Threshold = 20)
{
    public static ActivationSpec Linear { get; } = new(Activation.Linear);

    public bool IsLinear => Function == Activation.Linear;
}
