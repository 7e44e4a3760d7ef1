using DeepInit.Gen.Specs;

namespace DeepInit.Gen.Initializers;

/// <summary>Uniform between two bounds.</summary>
internal sealed class UniformInitializer : InitializerKind
{
    public override Init Init => Init.Uniform;

    public override string Word => "uniform";

    public override IReadOnlyList<string> Options => [nameof(InitSpec.Low), nameof(InitSpec.High)];

    public override string? Check(InitSpec spec, InitTarget target) =>
        Finite(Low(spec)) && Finite(High(spec)) && Low(spec) <= High(spec) ? null : $"its bounds {Short(Low(spec))} and {Short(High(spec))} must be finite and in this order";

    public override ResolvedInit Resolve(InitSpec spec, InitTarget target) =>
        Make(InitCall.Uniform, (High(spec) - Low(spec)) / Math.Sqrt(12), "", Low(spec), High(spec));

    // Keras' defaults.
    private static double Low(InitSpec spec) => spec.Low ?? -0.05;

    private static double High(InitSpec spec) => spec.High ?? 0.05;
}
