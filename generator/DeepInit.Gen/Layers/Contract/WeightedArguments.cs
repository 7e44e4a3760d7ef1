using DeepInit.Gen.Parsing;
using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Layers;

/// <summary>The arguments of layers with weights and biases.</summary>
internal sealed record WeightedArguments(ActivationSpec Activation, bool UseBias, bool Trainable, InitSpec Init, InitSpec BiasInit)
{
    public static WeightedArguments Parse(AttributeArguments arguments) => new(
        LayerKind.ParseActivation(arguments, arguments.Enum<Activation>("Activation")),
        arguments.Boolean("UseBias", true),
        arguments.Boolean("Trainable", true),
        ParseInit(arguments),
        new InitSpec(
            arguments.Enum<Init>("BiasInit"),
            Mean: arguments.Double("BiasMean", 0),
            Sigma: arguments.Double("BiasSigma", 1),
            Low: arguments.OptionalDouble("BiasLow"),
            High: arguments.OptionalDouble("BiasHigh"),
            Value: arguments.Double("BiasValue", 0)));

    /// <summary>An initialiser with its options, as layers with weights and <c>[Parameter]</c> have them.</summary>
    public static InitSpec ParseInit(AttributeArguments arguments) => new(
        arguments.Enum<Init>("Init"),
        arguments.OptionalDouble("Gain"),
        arguments.Enum<Fan>("Fan"),
        arguments.Double("Mean", 0),
        arguments.Double("Sigma", 1),
        arguments.OptionalDouble("Low"),
        arguments.OptionalDouble("High"),
        arguments.Double("Value", 0),
        arguments.Double("Scale", 1),
        arguments.Enum<InitDistribution>("Distribution"),
        arguments.Double("Sparsity", 0.9));
}
