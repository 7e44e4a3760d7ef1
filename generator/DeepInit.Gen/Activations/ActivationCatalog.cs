using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Activations;

/// <summary>Every activation function, in the order of the enum.</summary>
internal static class ActivationCatalog
{
    private static readonly ActivationKind[] Kinds =
    [
        new LinearActivation(),
        new ReLUActivation(),
        new ReLU6Activation(),
        new LeakyReLUActivation(),
        new ELUActivation(),
        new SELUActivation(),
        new GELUActivation(),
        new GELUTanhActivation(),
        new SiLUActivation(),
        new TanhActivation(),
        new SigmoidActivation(),
        new SoftplusActivation(),
        new SoftsignActivation(),
        new HardSwishActivation(),
        new HardSigmoidActivation(),
        new MishActivation(),
        new SoftmaxActivation(),
        new LogSoftmaxActivation(),
    ];

    public static IReadOnlyList<ActivationKind> All => Kinds;

    public static ActivationKind Of(ActivationSpec spec) => Of(spec.Function);

    public static ActivationKind Of(Activation function) => Kinds[(int)function];

    public static bool Contains(Activation function) => (int)function >= 0 && (int)function < Kinds.Length;
}
